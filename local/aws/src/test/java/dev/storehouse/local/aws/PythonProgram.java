package dev.storehouse.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of {@code src/test/python}, which fails by its exit status. */
public record PythonProgram(String name, URI endpoint) {

  private static final Path PROGRAMS = Path.of("src", "test", "python");
  private static final long DEADLINE_SECONDS = 120;

  /**
   * Runs it to its end; skips the test where there is no python3 with boto3.
   *
   * @param directory for what it prints
   */
  public void run(Path directory) throws IOException, InterruptedException {
    assumeTrue(hasBoto(directory), "needs python3 with boto3");
    Path output = directory.resolve("output.txt");
    Process process = start(output, PROGRAMS.resolve(name).toString());

    boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();

    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
  }

  private boolean hasBoto(Path directory) throws InterruptedException {
    try {
      return start(directory.resolve("import.txt"), "-c", "import boto3").waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private Process start(Path output, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3");
    builder.command().addAll(List.of(arguments));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_DEFAULT_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
