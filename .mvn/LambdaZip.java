/**
 * Packs a class path into the zip that Lambda unpacks: our classes at the root, each dependency as a jar in {@code
 * lib/}.
 *
 * <p>The jars inside are stored, not deflated. The zip around them then compresses whole jars rather than class by
 * class, which takes a third off the size, and a cold start reads classes without inflating them. What no function can
 * reach is left out: see {@code lambda-zip.exclude}. Equal input makes equal bytes: entries are sorted and carry one
 * time.
 *
 * <p>Usage: {@code java LambdaZip.java <zip to write> <ISO-8601 time of its entries> <exclusions> <class path>}
 */
void main(String[] arguments) throws IOException {
  if (arguments.length != 4) {
    throw new IllegalArgumentException("expected: <zip> <time> <exclusions> <class path>");
  }
  LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
  Predicate<String> excluded = exclusions(Path.of(arguments[2]));

  TreeMap<String, byte[]> entries = new TreeMap<>();
  for (String element : arguments[3].split(Pattern.quote(File.pathSeparator))) {
    Path path = Path.of(element);
    if (Files.isDirectory(path)) {
      addClasses(path, entries);
    } else {
      addJar(path, excluded, time, entries);
    }
  }
  Path zip = Path.of(arguments[0]);
  Files.createDirectories(zip.toAbsolutePath().getParent());
  try (OutputStream out = Files.newOutputStream(zip)) {
    write(entries, ZipEntry.DEFLATED, time, out);
  }
}

Predicate<String> exclusions(Path file) throws IOException {
  List<Pattern> patterns =
      Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Pattern::compile)
          .toList();
  return name -> patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
}

void addClasses(Path directory, TreeMap<String, byte[]> entries) throws IOException {
  try (Stream<Path> files = Files.walk(directory)) {
    for (Path file : files.filter(Files::isRegularFile).toList()) {
      String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
      entries.put(name, Files.readAllBytes(file));
    }
  }
}

void addJar(
    Path jar, Predicate<String> excluded, LocalDateTime time, TreeMap<String, byte[]> entries)
    throws IOException {
  String jarName = jar.getFileName().toString();
  TreeMap<String, byte[]> content = new TreeMap<>();
  try (ZipFile source = new ZipFile(jar.toFile())) {
    for (ZipEntry entry : source.stream().toList()) {
      if (!entry.isDirectory() && !excluded.test(jarName + "/" + entry.getName())) {
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        content.put(
            entry.getName(),
            entry.getName().equals(JarFile.MANIFEST_NAME) ? lasting(bytes) : bytes);
      }
    }
  }
  ByteArrayOutputStream stored = new ByteArrayOutputStream();
  write(content, ZipEntry.STORED, time, stored);
  if (entries.put("lib/" + jarName, stored.toByteArray()) != null) {
    throw new IOException("two dependencies are named " + jarName);
  }
}

/**
 * What a manifest says of the jar at run time. The JDK that built it would make equal jars differ, and the digests of a
 * signed jar name entries that are left out.
 */
byte[] lasting(byte[] bytes) throws IOException {
  Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
  manifest.getEntries().clear();
  manifest
      .getMainAttributes()
      .keySet()
      .removeIf(name -> name.toString().matches("Build-.*|Created-By|Java-Version"));
  ByteArrayOutputStream out = new ByteArrayOutputStream();
  manifest.write(out);
  return out.toByteArray();
}

void write(TreeMap<String, byte[]> entries, int method, LocalDateTime time, OutputStream out)
    throws IOException {
  try (ZipOutputStream zip = new ZipOutputStream(out)) {
    zip.setLevel(Deflater.BEST_COMPRESSION);
    zip.setMethod(method);
    for (var entry : entries.entrySet()) {
      zip.putNextEntry(header(entry.getKey(), entry.getValue(), time));
      zip.write(entry.getValue());
      zip.closeEntry();
    }
  }
}

ZipEntry header(String name, byte[] bytes, LocalDateTime time) {
  CRC32 checksum = new CRC32();
  checksum.update(bytes);
  ZipEntry header = new ZipEntry(name);
  header.setTimeLocal(time);
  header.setSize(bytes.length);
  header.setCrc(checksum.getValue());
  return header;
}
