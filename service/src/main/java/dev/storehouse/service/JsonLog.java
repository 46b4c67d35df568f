package dev.storehouse.service;

import dev.storehouse.shared.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What libraries log, as lines of JSON like those of the functions. Thread-safe if the sink is. */
final class JsonLog extends Handler {

  private static final int MAX_FRAMES = 40;

  private final Consumer<String> sink;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private JsonLog(Consumer<String> sink) {
    this.sink = sink;
  }

  /** From now on warnings and worse go there, and nowhere else. */
  static void install(Consumer<String> sink) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(new JsonLog(sink));
  }

  @Override
  public void publish(LogRecord entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", entry.getInstant().toString());
    line.put("level", entry.getLevel().intValue() >= Level.SEVERE.intValue() ? "ERROR" : "WARN");
    line.put("logger", String.valueOf(entry.getLoggerName()));
    line.put("message", formatter.formatMessage(entry));
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      line.put("exception", trace(thrown));
    }
    sink.accept(Json.write(line));
  }

  /** Classes and places, never messages: those may hold what a request held. */
  private static List<String> trace(Throwable thrown) {
    return Stream.concat(
            Stream.of(thrown.getClass().getName()),
            Arrays.stream(thrown.getStackTrace()).limit(MAX_FRAMES).map(frame -> "at " + frame))
        .toList();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
