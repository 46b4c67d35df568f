package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import dev.storehouse.local.aws.redshift.bulk.Manifest.Entry;
import dev.storehouse.local.aws.redshift.bulk.UnloadFiles.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one UNLOAD. Not thread-safe. */
final class Unloading {

  /** Of the smallest cluster that Redshift has. */
  private static final int SLICES = 2;

  /** So many rows go to a slice before the next has its turn. */
  private static final int TURN = 1000;

  private final Unload unload;
  private final BulkObjects objects;
  private final Connection connection;
  private final BulkRun run;

  Unloading(Unload unload, BulkObjects objects, Connection connection, BulkRun run) {
    this.unload = unload;
    this.objects = objects;
    this.connection = connection;
    this.run = run;
  }

  /** How many rows there were. */
  long run() throws SQLException, IOException {
    UnloadQuery query = UnloadQuery.of(unload.select(), connection);
    Partitions partitions = Partitions.of(unload, query.columns());
    UnloadTarget target = new UnloadTarget(objects, unload);
    target.prepare(run.statement());
    List<BulkColumn> columns = partitions.written();
    UnloadFiles files =
        new UnloadFiles(
            objects, target, columns, unload.options(), run.directory(), run.statement());
    try (files) {
      long rows = rows(query, partitions, files);
      List<Entry> entries = new ArrayList<>(files.finish());
      run.checkNotCancelled();
      if (unload.options().has("MANIFEST")) {
        manifest(new Manifest(entries, columns), target);
      }
      return rows;
    } catch (SQLException | IOException | RuntimeException e) {
      files.undo();
      throw e;
    }
  }

  private long rows(UnloadQuery query, Partitions partitions, UnloadFiles files)
      throws SQLException, IOException {
    boolean parallel = unload.options().text("PARALLEL", "ON").equals("ON");
    boolean slices = parallel && !partitions.any();
    long count = 0;
    try (CopiedRows rows = CopiedRows.of(query.text(), query.columns(), connection)) {
      for (@Nullable String[] row = rows.next(); row != null; row = rows.next()) {
        int slice = slices ? (int) (count / TURN % SLICES) : 0;
        files.row(new Place(partitions.folder(row), slice), partitions.rest(row));
        count++;
        if (count % TURN == 0) {
          run.checkNotCancelled();
        }
      }
    }
    return count;
  }

  private void manifest(Manifest manifest, UnloadTarget target) throws IOException {
    Path file = Files.createTempFile(run.directory(), "manifest", "");
    try {
      boolean parquet = unload.options().format() == FileFormat.PARQUET;
      manifest.write(file, unload.options().has("VERBOSE"), parquet);
      objects.write(target.manifest(), file, run.statement());
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
