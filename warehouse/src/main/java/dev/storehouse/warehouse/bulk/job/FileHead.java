package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the first bytes of a file tell of its columns. */
final class FileHead {

  /** As many bytes of a file as hold its head. */
  static final int BYTES = 256 * 1024;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What bytes become that are not UTF-8. */
  private static final char UNREADABLE = '\ufffd';

  private FileHead() {}

  /**
   * The names in the header of a CSV file.
   *
   * @param first the file's first bytes, at most {@link #BYTES}
   * @return empty if the file is
   * @throws UnusableFilesException if there is no header within them that is one line of UTF-8, or
   *     they are not compressed as they should be
   */
  static Optional<List<String>> csv(byte[] first, FileShape shape) throws UnusableFilesException {
    String text = text(first, shape.compression());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = first.length < BYTES;
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"') {
        boolean doubled = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
        if (doubled) {
          name.append(text.charAt(++at));
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && character == shape.delimiter()) {
        names.add(name.toString().strip());
        name.setLength(0);
      } else if (character == '\n' && !quoted) {
        names.add(name.toString().strip());
        return Optional.of(checked(names));
      } else {
        name.append(character);
      }
    }
    if (!whole || quoted) {
      throw new UnusableFilesException("Its first line, which names the columns, does not end.");
    }
    names.add(name.toString().strip());
    return Optional.of(checked(names));
  }

  /** COPY passes over one line, however many the header has, and only a line feed ends it. */
  private static List<String> checked(List<String> names) throws UnusableFilesException {
    if (names.stream().anyMatch(name -> name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0)) {
      throw new UnusableFilesException(
          "Its first line, which names the columns, has a line break in a name, or lines do not end"
              + " with LF or CRLF.");
    }
    if (names.stream().anyMatch(name -> name.indexOf(UNREADABLE) >= 0)) {
      throw notText();
    }
    return names;
  }

  /**
   * The names in the objects of a JSON file, as far as they are within these bytes.
   *
   * @return empty if the file is
   * @throws UnusableFilesException if there is none, or it is not UTF-8
   */
  static Optional<List<String>> json(byte[] first, FileShape shape) throws UnusableFilesException {
    String text = text(first, shape.compression()).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(JsonHead.names(text));
  }

  private static String text(byte[] first, Compression compression) throws UnusableFilesException {
    String text =
        switch (compression) {
          case NONE -> new String(first, StandardCharsets.UTF_8);
          case GZIP, ZSTD -> new String(unpacked(first, compression), StandardCharsets.UTF_8);
        };
    if (text.lines().findFirst().filter(line -> line.indexOf('\0') >= 0).isPresent()) {
      throw notText();
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static byte[] unpacked(byte[] first, Compression compression)
      throws UnusableFilesException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    if (first.length == 0) {
      return first;
    }
    try (InputStream in = Unpacked.of(new ByteArrayInputStream(first), compression)) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer);
          read >= 0 && unpacked.size() < BYTES;
          read = in.read(buffer)) {
        unpacked.write(buffer, 0, read);
      }
    } catch (EOFException e) {
      // Where the bytes were cut off, unless they end before they begin.
      if (unpacked.size() == 0) {
        throw notPacked(compression);
      }
    } catch (IOException | RuntimeException e) {
      if (unpacked.size() == 0) {
        throw notPacked(compression);
      }
    }
    return unpacked.toByteArray();
  }

  private static UnusableFilesException notText() {
    return new UnusableFilesException("It is not UTF-8.");
  }

  private static UnusableFilesException notPacked(Compression compression) {
    return new UnusableFilesException("It is not a %s file.".formatted(compression));
  }
}
