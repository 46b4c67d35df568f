package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileShape;
import java.io.ByteArrayOutputStream;
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

  private static final int BUFFER_BYTES = 8192;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What bytes become that are not UTF-8. */
  private static final char UNREADABLE = '\ufffd';

  private FileHead() {}

  /**
   * The names in the header of a CSV file.
   *
   * @param first the file's first bytes, unpacked
   * @return empty if the file is
   * @throws UnusableFilesException if there is no header within them that is one line of UTF-8
   */
  static Optional<List<String>> csv(byte[] first, FileShape shape) throws UnusableFilesException {
    String text = text(first);
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
  static Optional<List<String>> json(byte[] first) throws UnusableFilesException {
    String text = text(first).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(JsonHead.names(text));
  }

  private static String text(byte[] first) throws UnusableFilesException {
    String text = new String(first, StandardCharsets.UTF_8);
    if (text.lines().findFirst().filter(line -> line.indexOf('\0') >= 0).isPresent()) {
      throw notText();
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * The first bytes of what is packed in a file; a few more than {@link #BYTES} if there are more.
   *
   * @throws UnusableFilesException if it is not packed so
   */
  static byte[] unpacked(InputStream file, Compression compression) throws UnusableFilesException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    try (InputStream in = Unpacked.of(file, compression)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer);
          read >= 0 && unpacked.size() < BYTES;
          read = in.read(buffer)) {
        unpacked.write(buffer, 0, read);
      }
    } catch (IOException | RuntimeException e) {
      // What ends too early has a head all the same; the load will tell of the rest.
      if (unpacked.size() == 0) {
        throw new UnusableFilesException("It is not a %s file.".formatted(compression));
      }
    }
    return unpacked.toByteArray();
  }

  private static UnusableFilesException notText() {
    return new UnusableFilesException("It is not UTF-8.");
  }
}
