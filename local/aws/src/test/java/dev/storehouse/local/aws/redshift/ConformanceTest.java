package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What other clients than the Java SDK make of it. */
@ExtendWith(RedshiftFixture.class)
class ConformanceTest {

  private static final Path PROGRAM =
      Path.of("src", "test", "python", "redshift_data_conformance.py");

  private final Redshift redshift;
  @TempDir Path directory;

  ConformanceTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @Test
  void servesBotoAndTheCommandLine() throws Exception {
    assumeTrue(hasBoto(), "needs python3 with boto3");
    Path output = directory.resolve("output.txt");
    Process process = start(output, PROGRAM.toString());

    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();

    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
  }

  private boolean hasBoto() throws InterruptedException {
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
                "AWS_ENDPOINT_URL", redshift.port().endpoint().toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_DEFAULT_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }
}
