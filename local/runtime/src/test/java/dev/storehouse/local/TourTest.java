package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.storehouse.local.system.SystemExtension;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the banner shows, pasted into a shell. */
@ExtendWith(SystemExtension.class)
class TourTest {

  private static final Path ROOT = Path.of(System.getProperty("storehouse.root"));
  private static final Pattern ORDER = Pattern.compile("\"order_id\":\"(ord_[a-z0-9]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theCommandsOfTheBannerWork(LocalSystem system) throws Exception {
    assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
    List<String> commands = commands(system);
    assertThat(commands).hasSize(5);
    Matcher order = ORDER.matcher(pasted(commands.subList(0, 3)));
    assertThat(order.find()).isTrue();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String answer = pasted(commands.subList(3, 4));
    while (!answer.contains(order.group(1)) && System.nanoTime() < deadline) {
      answer = pasted(commands.subList(3, 4));
    }
    assertThat(answer).contains(order.group(1), "\"status\":\"COMPLETED\"");
    assertThat(pasted(commands.subList(4, 5))).contains("\"region\":\"north\"", "\"amount\":\"");
  }

  private static List<String> commands(LocalSystem system) {
    ByteArrayOutputStream banner = new ByteArrayOutputStream();
    new Console(new PrintStream(banner, true, StandardCharsets.UTF_8))
        .ready(system, ROOT, Duration.ZERO);
    return banner
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("curl ") || line.startsWith("TOKEN="))
        .toList();
  }

  private static String pasted(List<String> commands) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", String.join("\n", commands))
            .redirectErrorStream(true)
            .start();
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
