package dev.storehouse.local.aws.redshift.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.storehouse.local.aws.redshift.bulk.SourceRow.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads objects, whose keys are the names of columns. Not thread-safe. */
final class JsonReader implements RowReader {

  private static final int LONGEST_ROW = 4 << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_ROW).build())
          .build();

  private final JsonParser parser;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<TargetColumn> columns;
  private final boolean anyCase;
  private boolean broken;

  JsonReader(InputStream source, List<TargetColumn> columns, boolean anyCase) throws IOException {
    this.parser = JSON.createParser(source);
    this.columns = columns;
    this.anyCase = anyCase;
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      places.put(anyCase ? name.toLowerCase(Locale.ROOT) : name, i);
    }
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    if (broken) {
      return null;
    }
    try {
      JsonToken first = parser.nextToken();
      while (first == JsonToken.START_ARRAY || first == JsonToken.END_ARRAY) {
        first = parser.nextToken();
      }
      if (first == null) {
        return null;
      }
      if (first != JsonToken.START_OBJECT) {
        return broken("Invalid value: not a JSON object");
      }
      return row();
    } catch (JacksonException e) {
      return broken("Invalid JSON: " + e.getOriginalMessage());
    }
  }

  /** Behind it there is no telling where the next object begins. */
  private SourceRow broken(String why) {
    broken = true;
    return new SourceRow(
        parser.currentLocation().getLineNr(),
        List.of(),
        "",
        false,
        Optional.of(LoadProblem.of(LoadProblem.LINE, why)));
  }

  private SourceRow row() throws IOException {
    @Nullable String[] values = new String[columns.size()];
    StringWriter raw = new StringWriter();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Integer place = places.get(anyCase ? name.toLowerCase(Locale.ROOT) : name);
      boolean whole = place != null && columns.get(place).type().equals("super");
      String value = value(whole);
      if (place != null) {
        values[place] = value;
      }
      if (raw.getBuffer().length() < SourceRow.LONGEST_RAW) {
        raw.append(name).append('=').append(String.valueOf(value)).append(' ');
      }
    }
    List<Field> fields = new ArrayList<>(columns.size());
    Arrays.stream(values).forEach(value -> fields.add(new Field(value, true)));
    return new SourceRow(
        parser.currentLocation().getLineNr(), fields, raw.toString(), false, Optional.empty());
  }

  /**
   * What is behind a key.
   *
   * @param whole whether it stays JSON, whatever it is
   */
  private @Nullable String value(boolean whole) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!whole && token.isScalarValue()) {
      return parser.getText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
