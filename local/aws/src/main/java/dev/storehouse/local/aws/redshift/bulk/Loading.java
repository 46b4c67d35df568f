package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import dev.storehouse.local.aws.redshift.bulk.RowConversion.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Runs one COPY. Not thread-safe. */
final class Loading {

  private static final int CHECK_EVERY = 1000;

  private final Copy copy;
  private final BulkObjects objects;
  private final Connection connection;
  private final BulkRun run;
  private final SystemConnection system;
  private final List<LoadError> errors = new ArrayList<>();
  private long loaded;

  Loading(
      Copy copy, BulkObjects objects, Connection connection, BulkRun run, SystemConnection system) {
    this.copy = copy;
    this.objects = objects;
    this.connection = connection;
    this.run = run;
    this.system = system;
  }

  /** How many rows were loaded. */
  long run() throws SQLException, IOException {
    LoadTarget target = LoadTarget.of(copy, connection);
    List<S3Location> files = LoadFiles.of(copy, objects);
    boolean checksOnly = copy.options().has("NOLOAD");
    RowSink sink =
        checksOnly
            ? new RowSink.Nowhere()
            : target.secured()
                ? new RowSink.Inserted(target, connection)
                : new RowSink.Streamed(new CopyLines(target, connection));
    boolean complete = false;
    try {
      load(files, target, sink);
      run.checkNotCancelled();
      complete = true;
    } finally {
      log(target);
      if (!complete) {
        sink.abandon();
      }
    }
    sink.finish();
    long rows = checksOnly ? 0 : loaded;
    LastCopy.loaded(connection, run.query(), rows);
    return rows;
  }

  private void load(List<S3Location> files, LoadTarget target, RowSink sink)
      throws SQLException, IOException {
    LoadFile opener = new LoadFile(objects, copy.options(), target.columns());
    RowConversion conversion = new RowConversion(target.columns(), copy.options());
    Path between = Files.createTempFile(run.directory(), "load", "");
    try {
      for (S3Location file : files) {
        try (RowReader rows = opener.open(file, between)) {
          load(file, rows, conversion, target, sink);
        } catch (EOFException | ZipException e) {
          throw new FailedLoadException(
              "failed to inflate with zlib: invalid or incomplete deflate data. zlib error code:"
                  + " -3 (%s: %s)".formatted(file.url(), e.getMessage()),
              run.query());
        }
      }
    } finally {
      Files.deleteIfExists(between);
    }
  }

  private void load(
      S3Location file, RowReader rows, RowConversion conversion, LoadTarget target, RowSink sink)
      throws SQLException, IOException {
    long most = Math.max(copy.options().number("MAXERROR", 0), 1);
    boolean skipsBlank = copy.options().has("IGNOREBLANKLINES");
    long count = 0;
    for (SourceRow row = rows.next(); row != null; row = rows.next()) {
      if (++count % CHECK_EVERY == 0) {
        run.checkNotCancelled();
      }
      if (skipsBlank && row.bytes() && row.raw().isBlank()) {
        continue;
      }
      switch (conversion.convert(row)) {
        case Outcome.Row(var values) -> {
          sink.row(values);
          loaded++;
        }
        case Outcome.Rejected(var problem, var column, var value) -> {
          errors.add(new LoadError(file, row.line(), row.raw(), problem, column, value));
          if (errors.size() >= most || row.last()) {
            throw failed(target);
          }
        }
      }
    }
  }

  private SQLException failed(LoadTarget target) {
    return new FailedLoadException(
        "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
            .formatted(target.name()),
        run.query());
  }

  private void log(LoadTarget target) throws SQLException {
    if (errors.isEmpty()) {
      return;
    }
    try (Connection own = system.open(target.database())) {
      LoadErrorLog.write(own, target, run.query(), errors);
    }
  }
}
