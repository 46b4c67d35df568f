package dev.storehouse.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The image's recipe, as far as it can be followed without an engine: what its last stage copies of
 * the repository, and what it starts.
 *
 * @param stages the instructions of each stage, one to a line, without comments
 */
record Dockerfile(List<List<String>> stages) {

  private static final Pattern COPY =
      Pattern.compile("COPY --from=build (?:--chmod=0(\\d+) )?/source/(\\S+) (/\\S+)");

  /** A command that sees one directory of the repository, and no network. */
  private static final Pattern RUN =
      Pattern.compile(
          "RUN --network=none --mount=type=tmpfs,target=/tmp"
              + " --mount=type=bind,from=build,source=/source/(\\S+),target=(\\S+) (\\[.*])");

  static Dockerfile read() {
    String text = Repository.read(Repository.resolve("Dockerfile"));
    List<List<String>> stages = new ArrayList<>();
    text.replaceAll("(?m)^#.*\\R", "")
        .replaceAll("\\\\\\R\\s*", "")
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              if (line.startsWith("FROM ")) {
                stages.add(new ArrayList<>());
              }
              stages.getLast().add(line);
            });
    return new Dockerfile(stages);
  }

  /** The instructions of the stage that becomes the image. */
  List<String> image() {
    return stages.getLast();
  }

  /** What follows an instruction of the image that there is once. */
  String only(String instruction) {
    List<String> found =
        image().stream().filter(line -> line.startsWith(instruction + " ")).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(instruction + " is not there once");
    }
    return found.getFirst().substring(instruction.length() + 1);
  }

  /** The words of ENTRYPOINT or CMD. */
  List<String> words(String instruction) {
    return list(only(instruction));
  }

  /** What the build gives the image's entry point to do, with the repository's files. */
  List<String> training() {
    Matcher run = RUN.matcher("RUN " + only("RUN"));
    if (!run.matches()) {
      throw new IllegalStateException("a RUN that is not followed: " + run);
    }
    String directory = Repository.resolve(run.group(1)).toString();
    List<String> words =
        list(run.group(3)).stream()
            .map(word -> word.equals(run.group(2)) ? directory : word)
            .toList();
    int entry = words("ENTRYPOINT").size();
    if (!words.subList(0, entry).equals(words("ENTRYPOINT"))) {
      throw new IllegalStateException("not the image's entry point: " + words);
    }
    return words.subList(entry, words.size());
  }

  // JSON is YAML.
  private static List<String> list(String json) {
    return new Node(CloudFormationYaml.read("words: " + json))
        .get("words").elements().stream().map(word -> word.text().orElseThrow()).toList();
  }

  /** The paths of the repository that the image copies, as long as they are given so. */
  List<Path> sources() {
    return copies().map(copy -> Repository.resolve(copy.group(2))).toList();
  }

  /** Copies below a directory what the image has of the repository. */
  void layOut(Path root) throws IOException {
    for (Matcher copy : copies().toList()) {
      Path source = Repository.resolve(copy.group(2));
      Path target = root.resolve(copy.group(3).substring(1));
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copied = target.resolve(source.relativize(file).toString());
          Files.createDirectories(copied.toAbsolutePath().getParent());
          Files.copy(file, copied);
          if (!copied.toFile().setExecutable("755".equals(copy.group(1)))) {
            throw new IOException("cannot set the mode of " + copied);
          }
        }
      }
    }
  }

  private Stream<Matcher> copies() {
    return image().stream()
        .filter(line -> line.startsWith("COPY "))
        .map(COPY::matcher)
        .peek(
            copy -> {
              if (!copy.matches()) {
                throw new IllegalStateException("a COPY that is not followed: " + copy);
              }
            });
  }
}
