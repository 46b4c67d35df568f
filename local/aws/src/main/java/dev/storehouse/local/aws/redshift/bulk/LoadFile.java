package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.DelimitedReader.ReadStyle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;

/** Opens one file of a COPY. */
record LoadFile(BulkObjects objects, BulkOptions options, List<TargetColumn> columns) {

  /**
   * The rows of a file.
   *
   * @param between takes the file where it cannot be read as it comes
   */
  RowReader open(S3Location location, Path between) throws IOException, SQLException {
    if (options.format() == FileFormat.PARQUET) {
      try (InputStream bytes = objects.read(location)) {
        Files.copy(bytes, between, StandardCopyOption.REPLACE_EXISTING);
      }
      return new ParquetReader(between);
    }
    InputStream file = objects.read(location);
    try {
      InputStream bytes = options.compression().decompress(file);
      return options.format() == FileFormat.JSON
          ? new JsonReader(bytes, columns, options.text("JSON", "auto").equals("auto ignorecase"))
          : delimited(bytes);
    } catch (IOException | SQLException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private DelimitedReader delimited(InputStream bytes) throws IOException, SQLException {
    boolean csv = options.format() == FileFormat.CSV;
    DelimitedReader reader =
        new DelimitedReader(
            bytes,
            new ReadStyle(
                options.character("DELIMITER", csv ? ',' : '|'),
                csv ? options.character("QUOTE", '"') : 0,
                options.has("ESCAPE"),
                options.has("REMOVEQUOTES")));
    long headers = options.number("IGNOREHEADER", 0);
    for (long i = 0; i < headers && reader.skipLine(); i++) {}
    return reader;
  }
}
