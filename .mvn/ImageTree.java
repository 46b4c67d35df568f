import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.attribute.FileTime;

/**
 * Lays out the files of the container image: libraries, which seldom change, in one directory, and our own jars in
 * another, so that each can be a layer of its own; and the class path, which Java does not sort by itself.
 *
 * <p>What it packs is what {@code LambdaZip} made of the same class path: jars that are stored, without what nothing can
 * reach. Equal input makes equal bytes: entries are sorted, and files carry the time of the zip's entries.
 *
 * <p>Usage: {@code java ImageTree.java <zip> <directory to make> <our version>}
 */
void main(String[] arguments) throws IOException {
  if (arguments.length != 3) {
    throw new IllegalArgumentException("expected: <zip> <directory> <version>");
  }
  Path tree = Path.of(arguments[1]);
  clear(tree);
  Path libraries = Files.createDirectories(tree.resolve("libraries"));
  Path application = Files.createDirectories(tree.resolve("application"));
  String ours = "-" + arguments[2] + ".jar";

  try (ZipFile zip = new ZipFile(arguments[0])) {
    List<? extends ZipEntry> entries = zip.stream().toList();
    LocalDateTime time = entries.getFirst().getTimeLocal();
    Path classes = application.resolve("service" + ours);
    try (OutputStream out = Files.newOutputStream(classes);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      for (ZipEntry entry : entries) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("lib/")) {
          String name = entry.getName().substring("lib/".length());
          write((name.endsWith(ours) ? application : libraries).resolve(name), bytes, time);
        } else {
          store(entry, bytes, jar);
        }
      }
    }
    setTime(classes, time);
    write(application.resolve("class-path"), classPath(tree).getBytes(UTF_8), time);
  }
}

/** One jar to a line, ours first. */
String classPath(Path tree) throws IOException {
  StringBuilder lines = new StringBuilder();
  for (String directory : List.of("application", "libraries")) {
    try (Stream<Path> jars = Files.list(tree.resolve(directory))) {
      jars.map(jar -> directory + "/" + jar.getFileName() + "\n").sorted().forEach(lines::append);
    }
  }
  return lines.toString();
}

void store(ZipEntry entry, byte[] bytes, ZipOutputStream jar) throws IOException {
  ZipEntry stored = new ZipEntry(entry.getName());
  stored.setMethod(ZipEntry.STORED);
  stored.setTimeLocal(entry.getTimeLocal());
  stored.setSize(bytes.length);
  stored.setCrc(entry.getCrc());
  jar.putNextEntry(stored);
  jar.write(bytes);
}

void write(Path file, byte[] bytes, LocalDateTime time) throws IOException {
  Files.write(file, bytes);
  setTime(file, time);
}

void setTime(Path file, LocalDateTime time) throws IOException {
  Files.setLastModifiedTime(file, FileTime.from(time.toInstant(ZoneOffset.UTC)));
}

void clear(Path directory) throws IOException {
  if (Files.exists(directory)) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
