package dev.storehouse.warehouse.bulk.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/** Goes through the rows of a file once and holds one at a time. Not thread-safe. */
final class TextRows implements Closeable {

  /** As many bytes of a row as are held. */
  static final int LONGEST = 64 * 1024;

  /** How many bytes of a file are looked at. */
  static final long MOST = 256L << 20;

  private static final int BUFFER = 64 * 1024;

  private final InputStream source;
  private final IntPredicate ends;
  private final BooleanSupplier over;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] row = new byte[LONGEST];
  private int at;
  private int filled;
  private long read;
  private int length;
  private long line = 1;
  private long last;

  /**
   * Begins with a file's first byte.
   *
   * @param ends whether a byte is a row's last; it is asked of each, in order
   * @param over whether there is no time left
   */
  TextRows(InputStream source, IntPredicate ends, BooleanSupplier over) {
    this.source = source;
    this.ends = ends;
    this.over = over;
  }

  /**
   * The row that has a line, which it may share with none but has with others if it breaks.
   *
   * @param wanted counted from 1 by line feeds; never before the one that was wanted last
   * @return empty behind the end, or where it takes too long to get there
   */
  Optional<String> at(long wanted) throws IOException {
    while (last < wanted) {
      if (!next()) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(row, 0, length, StandardCharsets.UTF_8));
  }

  private boolean next() throws IOException {
    length = 0;
    boolean ended = false;
    boolean any = false;
    while (!ended && fill()) {
      byte taken = buffer[at++];
      any = true;
      if (length < LONGEST) {
        row[length++] = taken;
      }
      ended = ends.test(taken & 0xff);
      last = line;
      line += taken == '\n' ? 1 : 0;
    }
    return any;
  }

  private boolean fill() throws IOException {
    if (at < filled) {
      return true;
    }
    if (read >= MOST || over.getAsBoolean()) {
      return false;
    }
    filled = Math.max(source.read(buffer), 0);
    read += filled;
    at = 0;
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
