package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.SourceRow.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows out of columns, by their places. Not thread-safe. */
final class ParquetReader implements RowReader {

  private final Connection database;
  private final Statement statement;
  private final ResultSet rows;
  private final int size;
  private long line;

  ParquetReader(Path file) throws IOException {
    try {
      this.database = DuckDb.open();
      this.statement = database.createStatement();
      statement.execute("SET TimeZone = 'UTC'");
      this.rows =
          statement.executeQuery(
              "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(%s)"
                  .formatted(DuckDb.literal(file.toString())));
      this.size = rows.getMetaData().getColumnCount();
    } catch (SQLException e) {
      throw new IOException("the file is no Parquet: " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    try {
      if (!rows.next()) {
        return null;
      }
      List<Field> fields = new ArrayList<>(size);
      for (int i = 1; i <= size; i++) {
        fields.add(new Field(rows.getString(i), true));
      }
      return new SourceRow(++line, fields, "", false, Optional.empty());
    } catch (SQLException e) {
      throw new IOException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (database;
        statement) {
      rows.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
