package dev.storehouse.local.aws.redshift.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in columns: they wait in a file beside until all are there. */
final class ParquetWriter implements RowWriter {

  private final Path file;
  private final List<BulkColumn> columns;
  private final Path beside;
  private final BufferedWriter rows;
  private final DelimitedWriter fields;

  ParquetWriter(Path file, List<BulkColumn> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    this.beside = Files.createTempFile(file.toAbsolutePath().getParent(), "rows", ".csv");
    this.rows = Files.newBufferedWriter(beside);
    this.fields = new DelimitedWriter(rows, columns, DuckDb.BETWEEN);
  }

  @Override
  public void header() {}

  @Override
  public void row(@Nullable String[] values) throws IOException {
    fields.row(values);
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
      DuckDb.writeParquet(beside, columns, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
