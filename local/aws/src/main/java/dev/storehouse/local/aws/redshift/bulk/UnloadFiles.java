package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.Manifest.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one UNLOAD, each sent as soon as it is complete. Not thread-safe. */
final class UnloadFiles implements AutoCloseable {

  /** More partitions than that are not open at once. */
  private static final int MOST_OPEN = 64;

  /** What one request may carry. */
  private static final long LARGEST = 5_000_000_000L;

  private final BulkObjects objects;
  private final UnloadTarget target;
  private final List<BulkColumn> columns;
  private final BulkOptions options;
  private final Path directory;
  private final String writer;
  private final long largest;

  /** The one that was opened first comes first. */
  private final Map<Place, UnloadFile> open = new LinkedHashMap<>();

  private final Map<Place, Integer> numbers = new HashMap<>();
  private final List<Entry> sent = new ArrayList<>();

  /**
   * Which of the files.
   *
   * @param partition folders, each with a slash behind it
   */
  record Place(String partition, int slice) {}

  UnloadFiles(
      BulkObjects objects,
      UnloadTarget target,
      List<BulkColumn> columns,
      BulkOptions options,
      Path directory,
      String writer)
      throws SQLException {
    this.objects = objects;
    this.target = target;
    this.columns = columns;
    this.options = options;
    this.directory = directory;
    this.writer = writer;
    this.largest = Math.min(LARGEST, options.number("MAXFILESIZE", LARGEST));
  }

  void row(Place place, @Nullable String[] values) throws IOException, SQLException {
    UnloadFile file = open.get(place);
    if (file == null) {
      if (open.size() == MOST_OPEN) {
        send(open.keySet().iterator().next());
      }
      file = new UnloadFile(directory, columns, options);
      open.put(place, file);
    }
    file.row(values);
    if (file.bytes() >= largest) {
      send(place);
    }
  }

  private void send(Place place) throws IOException {
    try (UnloadFile file = open.remove(place)) {
      if (file == null) {
        return;
      }
      Path complete = file.finish();
      int number = numbers.merge(place, 1, Integer::sum) - 1;
      S3Location location = target.part(place.partition(), place.slice(), number);
      sent.add(new Entry(objects.write(location, complete, writer), file.rows()));
    }
  }

  /** Sends what is left. */
  List<Entry> finish() throws IOException {
    for (Place place : List.copyOf(open.keySet())) {
      send(place);
    }
    return List.copyOf(sent);
  }

  /** Takes back what was sent. */
  void undo() throws IOException {
    for (Entry entry : sent) {
      objects.delete(entry.object().location());
    }
  }

  @Override
  public void close() throws IOException {
    Optional<IOException> first = Optional.empty();
    for (UnloadFile file : open.values()) {
      try {
        file.close();
      } catch (IOException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    open.clear();
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
