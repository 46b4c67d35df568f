package dev.storehouse.local.aws.redshift.bulk;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file on its way to S3: complete on disk before a byte of it is sent. Not thread-safe. */
final class UnloadFile implements AutoCloseable {

  private final Path path;
  private final RowWriter writer;
  private final boolean columnar;
  private long rows;
  private long bytes;
  private boolean complete;

  UnloadFile(Path directory, List<BulkColumn> columns, BulkOptions options)
      throws IOException, SQLException {
    this.path = Files.createTempFile(directory, "part", "");
    this.columnar = options.format() == FileFormat.PARQUET;
    this.writer =
        switch (options.format()) {
          case TEXT, CSV -> new DelimitedWriter(text(options), columns, FieldStyle.of(options));
          case JSON -> new JsonWriter(text(options), columns);
          case PARQUET -> new ParquetWriter(path, columns);
        };
    if (options.has("HEADER")) {
      writer.header();
    }
  }

  private Writer text(BulkOptions options) throws IOException {
    OutputStream file = new Counted(new BufferedOutputStream(Files.newOutputStream(path)));
    return new BufferedWriter(
        new OutputStreamWriter(options.compression().compress(file), StandardCharsets.UTF_8));
  }

  void row(@Nullable String[] values) throws IOException {
    writer.row(values);
    rows++;
    if (columnar) {
      for (String value : values) {
        bytes += value == null ? 1 : value.length();
      }
    }
  }

  long rows() {
    return rows;
  }

  /** How large it is, by what has left the buffers; of Parquet, how large its values are. */
  long bytes() {
    return bytes;
  }

  /** Completes it. */
  Path finish() throws IOException {
    complete = true;
    writer.close();
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!complete) {
        finish();
      }
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private final class Counted extends FilterOutputStream {

    Counted(OutputStream target) {
      super(target);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      out.write(values, from, count);
      bytes += count;
    }
  }
}
