package dev.storehouse.local.aws.redshift.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of PostgreSQL's COPY. Not thread-safe. */
final class CopyLines {

  private static final int BUFFER = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder lines = new StringBuilder();

  CopyLines(LoadTarget target, Connection connection) throws SQLException {
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN".formatted(target.into()));
  }

  void row(@Nullable String[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      lines.append(i > 0 ? "\t" : "");
      if (value == null) {
        lines.append("\\N");
      } else {
        append(value);
      }
    }
    lines.append('\n');
    if (lines.length() >= BUFFER) {
      send();
    }
  }

  private void append(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '\\' -> lines.append("\\\\");
        case '\t' -> lines.append("\\t");
        case '\n' -> lines.append("\\n");
        case '\r' -> lines.append("\\r");
        default -> lines.append(character);
      }
    }
  }

  private void send() throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }

  void finish() throws SQLException {
    send();
    copy.endCopy();
  }

  void abandon() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
