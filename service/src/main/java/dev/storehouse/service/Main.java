package dev.storehouse.service;

import dev.storehouse.shared.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Serves both APIs over HTTP until the process is told to end (SIGTERM); then it lets what is under
 * way come to its end.
 */
public final class Main {

  private static final int FAILURE = 1;

  private Main() {}

  /** Takes no arguments; see {@code docs/infrastructure.md} for the environment variables. */
  public static void main(String[] arguments) throws InterruptedException {
    JsonLog.install(System.out::println);
    try {
      Service service = Service.start(Settings.of(System.getenv()), System.out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service)));
      say("INFO", "ready", Map.of("port", service.port()));
    } catch (StartException e) {
      say("ERROR", "cannot start", Map.of("reason", String.valueOf(e.getMessage())));
      System.exit(FAILURE);
    }
    new CountDownLatch(1).await();
  }

  private static void stop(Service service) {
    say("INFO", "stopping", Map.of());
    service.close();
    say("INFO", "stopped", Map.of());
  }

  private static void say(String level, String message, Map<String, Object> details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level);
    line.put("message", message);
    line.putAll(details);
    System.out.println(Json.write(line));
  }
}
