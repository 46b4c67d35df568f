package dev.storehouse.local.aws.messaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The latest of what was published, and whoever wants to be told of it. Thread-safe. */
final class Journal {

  private static final int MOST = 1_000;

  private final Deque<Map<String, Object>> latest = new ArrayDeque<>();
  private final List<Consumer<Map<String, Object>>> readers = new CopyOnWriteArrayList<>();

  void add(Map<String, Object> document) {
    synchronized (latest) {
      latest.addFirst(document);
      if (latest.size() > MOST) {
        latest.removeLast();
      }
    }
    readers.forEach(reader -> reader.accept(document));
  }

  /** The newest first. */
  List<Map<String, Object>> latest(int limit) {
    synchronized (latest) {
      return latest.stream().limit(limit).toList();
    }
  }

  void follow(Consumer<Map<String, Object>> reader) {
    readers.add(reader);
  }
}
