package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileShape;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What the first bytes of a file tell of its columns. */
final class FileHead {

  /** As many bytes of a file as hold its head. */
  static final int BYTES = 256 * 1024;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private FileHead() {}

  /**
   * The names in the header of a CSV file.
   *
   * @param first the file's first bytes, at most {@link #BYTES}
   * @return empty if the file is
   * @throws UnusableFilesException if there is no header within them, or they are not compressed as
   *     they should be
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
      } else if (!quoted && (character == '\n' || character == '\r')) {
        names.add(name.toString().strip());
        return Optional.of(names);
      } else {
        name.append(character);
      }
    }
    if (!whole || quoted) {
      throw new UnusableFilesException("Its first line, which names the columns, does not end.");
    }
    names.add(name.toString().strip());
    return Optional.of(names);
  }

  /**
   * The names in the first object of a JSON file.
   *
   * @return empty if the file is
   * @throws UnusableFilesException if there is no object within these bytes
   */
  static Optional<List<String>> json(byte[] first, FileShape shape) throws UnusableFilesException {
    String text = text(first, shape.compression()).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(List.copyOf(Json.readObject(firstObject(text)).keySet()));
    } catch (JsonSyntaxException e) {
      throw new UnusableFilesException("Its first row is not a JSON object: " + e.getMessage());
    }
  }

  private static String firstObject(String text) throws UnusableFilesException {
    int depth = 0;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quoted) {
        if (character == '\\') {
          at++;
        } else if (character == '"') {
          quoted = false;
        }
      } else {
        switch (character) {
          case '"' -> quoted = true;
          case '{', '[' -> depth++;
          case '}', ']' -> depth--;
          default -> {}
        }
        if (depth == 0) {
          return text.substring(0, at + 1);
        }
      }
    }
    throw new UnusableFilesException(
        "Its first row does not end within %d KB; name the columns in column_mappings."
            .formatted(BYTES / 1024));
  }

  private static String text(byte[] first, Compression compression) throws UnusableFilesException {
    String text =
        switch (compression) {
          case NONE -> new String(first, StandardCharsets.UTF_8);
          case GZIP, ZSTD -> new String(unpacked(first, compression), StandardCharsets.UTF_8);
        };
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static byte[] unpacked(byte[] first, Compression compression)
      throws UnusableFilesException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    if (first.length == 0) {
      return first;
    }
    try (InputStream in = reader(first, compression)) {
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

  private static InputStream reader(byte[] first, Compression compression) throws IOException {
    InputStream bytes = new ByteArrayInputStream(first);
    return compression == Compression.GZIP
        ? new GZIPInputStream(bytes)
        : new ZstdInputStream(bytes);
  }

  private static UnusableFilesException notPacked(Compression compression) {
    return new UnusableFilesException("It is not a %s file.".formatted(compression));
  }
}
