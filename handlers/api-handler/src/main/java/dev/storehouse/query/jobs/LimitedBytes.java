package dev.storehouse.query.jobs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that can be cut back to where they were before. Not thread-safe. */
final class LimitedBytes extends ByteArrayOutputStream {

  private static final int FIRST_SIZE = 8 * 1024;

  LimitedBytes() {
    super(FIRST_SIZE);
  }

  void cutTo(int length) {
    count = length;
  }

  String text() {
    return toString(StandardCharsets.UTF_8);
  }
}
