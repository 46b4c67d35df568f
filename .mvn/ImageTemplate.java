/**
 * Makes of {@code template.yaml} the template that deploys the same functions from a container image.
 *
 * <p>One template cannot do both: SAM takes {@code PackageType} as a word only, neither a parameter nor a condition, and
 * allows {@code Handler} and {@code Runtime} with Zip alone (docs/adr/0020). All else stays as it is, line for line. A
 * template that it does not know its way about in is refused.
 *
 * <p>Usage: {@code java ImageTemplate.java <template.yaml> <template to write>}
 */
static final String FUNCTION = "    Type: AWS::Serverless::Function";

static final String PARAMETER =
    """
      ImageUri:
        Type: String
        Description: >-
          The image that all functions run, in ECR of this account or another, with its tag or digest. It has to be built
          for the functions' architecture.
        AllowedPattern: ^\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[a-z0-9._/-]{2,256}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[a-f0-9]{64})$
        ConstraintDescription: must be an image in ECR with a tag or a digest

    """
        .indent(0);

void main(String[] arguments) throws IOException {
  if (arguments.length != 2) {
    throw new IllegalArgumentException("expected: <template> <template to write>");
  }
  List<String> lines = Files.readAllLines(Path.of(arguments[0]));
  String text = String.join("\n", globals(functions(lines))) + "\n";
  text = put(text, "          - SettingsName\n", "          - ImageUri\n");
  text = put(text, "      SettingsName:\n        default: Settings of the service\n", "      ImageUri:\n        default: Image\n");
  text = put(text, "\nParameters:\n", PARAMETER);
  Path written = Path.of(arguments[1]);
  Files.createDirectories(written.toAbsolutePath().getParent());
  Files.writeString(written, text);
}

/** In place of code and handler: the image, and the handler as its command. */
List<String> functions(List<String> lines) {
  List<String> written = new ArrayList<>();
  boolean function = false;
  int handlers = 0;
  int found = 0;
  for (String line : lines) {
    if (line.matches("  \\w+:")) {
      function = false;
    } else if (line.equals(FUNCTION)) {
      function = true;
      found++;
    }
    if (function && line.startsWith("      CodeUri: ")) {
      written.add("      PackageType: Image");
      written.add("      ImageUri: !Ref ImageUri");
    } else if (function && line.startsWith("      Handler: ")) {
      written.add("      ImageConfig:");
      written.add("        Command: [" + quoted(line.substring("      Handler: ".length())) + "]");
      handlers++;
    } else {
      written.add(line);
    }
  }
  check(found > 0 && found == handlers, "a function has no handler of its own");
  return written;
}

/** The runtime is the image's; snapshots belong to the managed one. */
List<String> globals(List<String> lines) {
  List<String> written = new ArrayList<>(lines);
  int begin = written.indexOf("Globals:");
  int end = written.indexOf("Resources:");
  check(begin >= 0 && begin < end, "there are no globals before the resources");
  List<String> globals = written.subList(begin, end);
  check(globals.remove("    Runtime: java25"), "the globals have no runtime");
  int snapshots = globals.indexOf("    SnapStart:");
  check(snapshots >= 0, "the globals have no snapshots");
  globals.subList(snapshots, snapshots + 2).clear();
  return written;
}

String put(String text, String place, String added) {
  check(text.indexOf(place) >= 0 && text.indexOf(place) == text.lastIndexOf(place), "not once there: " + place);
  return text.replace(place, place + added);
}

/** Colons in a flow sequence are read as mappings unless they are quoted. */
String quoted(String handler) {
  return "'" + handler.strip() + "'";
}

void check(boolean holds, String otherwise) {
  if (!holds) {
    throw new IllegalStateException("the template cannot be made into one for images: " + otherwise);
  }
}
