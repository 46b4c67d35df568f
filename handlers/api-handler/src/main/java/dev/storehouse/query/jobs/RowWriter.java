package dev.storehouse.query.jobs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.storehouse.warehouse.job.ResultShape.Format;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON, losing nothing: {@code int8} beyond 2^53 and all {@code numeric} are
 * strings, floating point that is not a number is a string, bytes are base 64. Not thread-safe.
 */
final class RowWriter {

  /** What a double holds exactly (RFC 8259, section 6; I-JSON, RFC 7493, section 2.2). */
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private final Format format;
  private final SerializedString[] names;

  RowWriter(LimitedBytes output, Format format, List<Column> columns) throws IOException {
    this.json = FACTORY.createGenerator(output);
    this.format = format;
    this.names =
        ColumnNames.of(columns).stream()
            .map(SerializedString::new)
            .toArray(SerializedString[]::new);
  }

  JsonGenerator json() {
    return json;
  }

  void write(List<@Nullable Object> row) throws IOException {
    if (format == Format.ARRAYS) {
      json.writeStartArray();
      for (Object value : row) {
        write(value);
      }
      json.writeEndArray();
    } else {
      json.writeStartObject();
      for (int i = 0; i < row.size(); i++) {
        json.writeFieldName(names[i]);
        write(row.get(i));
      }
      json.writeEndObject();
    }
  }

  private void write(@Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean bool -> json.writeBoolean(bool);
      case Long number when number > LARGEST_EXACT || number < -LARGEST_EXACT ->
          json.writeString(Long.toString(number));
      case Long number -> json.writeNumber(number);
      case Double number when number.isNaN() || number.isInfinite() ->
          json.writeString(number.toString());
      case Double number -> json.writeNumber(number);
      case byte[] bytes -> json.writeBinary(bytes);
      default -> throw new IllegalArgumentException("no value of a result: " + value.getClass());
    }
  }
}
