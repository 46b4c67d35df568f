package dev.storehouse.local.aws.redshift.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each row as an object on a line of its own. */
final class JsonWriter implements RowWriter {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final List<BulkColumn> columns;

  JsonWriter(Writer target, List<BulkColumn> columns) throws IOException {
    this.json = JSON.createGenerator(target);
    this.json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    this.columns = columns;
  }

  @Override
  public void header() {}

  @Override
  public void row(@Nullable String[] values) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      BulkColumn column = columns.get(i);
      json.writeFieldName(column.name());
      value(column, values[i]);
    }
    json.writeEndObject();
  }

  private void value(BulkColumn column, @Nullable String value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (column.type().equals("super")) {
      json.writeRawValue(value);
    } else if (column.type().equals("bool")) {
      json.writeBoolean(value.startsWith("t"));
    } else if (column.isNumber() && isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(value);
    }
  }

  private static boolean isFinite(String number) {
    char last = number.charAt(number.length() - 1);
    return last >= '0' && last <= '9';
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
