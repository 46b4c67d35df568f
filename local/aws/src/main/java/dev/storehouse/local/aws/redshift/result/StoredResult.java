package dev.storehouse.local.aws.redshift.result;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result on disk, cut into pages: each is answered with by copying it. Immutable.
 *
 * @param pages where each ends in the file, in bytes
 * @param bytes of the values
 */
public record StoredResult(
    ResultFormat format, List<Column> columns, Path file, List<Long> pages, long rows, long bytes) {

  /**
   * The answer with one page.
   *
   * @param id of the statement
   * @throws DataApiException if there is no such page
   */
  public byte[] answer(String id, int page) {
    if (page > 0 && page >= pages.size()) {
      throw Tokens.invalid();
    }
    Map<String, Object> rest = new LinkedHashMap<>();
    rest.put("ColumnMetadata", columns.stream().map(Column::shape).toList());
    rest.put("TotalNumRows", rows);
    if (page + 1 < pages.size()) {
      rest.put("NextToken", Tokens.of(id, page + 1));
    }
    if (format == ResultFormat.CSV) {
      rest.put("ResultFormat", format.name());
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      answer.writeBytes("{\"Records\":[".getBytes(StandardCharsets.US_ASCII));
      byte[] records = page < pages.size() ? read(page) : new byte[0];
      if (format == ResultFormat.CSV && records.length > 0) {
        answer.writeBytes(
            JSON.std.asBytes(Map.of("CSVRecords", new String(records, StandardCharsets.UTF_8))));
      } else {
        answer.writeBytes(records);
      }
      answer.writeBytes("],".getBytes(StandardCharsets.US_ASCII));
      byte[] members = JSON.std.asBytes(rest);
      answer.write(members, 1, members.length - 1);
      return answer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a result cannot be read", e);
    }
  }

  /** What {@link #read(Map, Path)} makes a result of again. */
  public Map<String, Object> shape() {
    return Map.of(
        "format",
        format.name(),
        "columns",
        columns.stream().map(Column::shape).toList(),
        "file",
        String.valueOf(file.getFileName()),
        "pages",
        pages,
        "rows",
        rows,
        "bytes",
        bytes);
  }

  /**
   * A result that an earlier process stored.
   *
   * @param directory of the results
   */
  public static StoredResult read(Map<String, Object> shape, Path directory) {
    return new StoredResult(
        ResultFormat.valueOf(String.valueOf(shape.get("format"))),
        list(shape, "columns").stream().map(column -> Column.read((Map<?, ?>) column)).toList(),
        directory.resolve(String.valueOf(shape.get("file"))),
        list(shape, "pages").stream().map(page -> ((Number) page).longValue()).toList(),
        number(shape, "rows"),
        number(shape, "bytes"));
  }

  private static List<?> list(Map<String, Object> shape, String name) {
    return shape.get(name) instanceof List<?> list ? list : List.of();
  }

  private static long number(Map<String, Object> shape, String name) {
    return shape.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Removes the files of a directory that are none of these results. */
  public static void keepOnly(Path directory, Collection<StoredResult> kept) {
    Set<Path> names =
        kept.stream().map(result -> result.file().getFileName()).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> !names.contains(each.getFileName())).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("results cannot be removed", e);
    }
  }

  private byte[] read(int page) throws IOException {
    long from = page == 0 ? 0 : pages.get(page - 1);
    byte[] records = new byte[Math.toIntExact(pages.get(page) - from)];
    try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
      source.seek(from);
      source.readFully(records);
    }
    return records;
  }

  /** Removes it from the disk. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a result cannot be removed", e);
    }
  }
}
