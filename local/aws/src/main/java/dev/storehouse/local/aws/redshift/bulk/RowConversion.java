package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.SourceRow.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a row of a table out of a row of a file. */
final class RowConversion {

  private static final Field NOTHING = new Field("", false);

  private final List<TargetColumn> columns;
  private final ValueRules rules;
  private final FieldText texts;
  private final String none;
  private final boolean emptyIsNull;
  private final boolean blankIsNull;
  private final boolean fills;
  private final boolean trims;

  RowConversion(List<TargetColumn> columns, BulkOptions options) {
    this.columns = columns;
    this.rules = new ValueRules(options);
    this.texts = FieldText.of(options);
    this.none = options.text("NULL", "\\N");
    this.emptyIsNull = options.has("EMPTYASNULL");
    this.blankIsNull = options.has("BLANKSASNULL");
    this.fills = options.has("FILLRECORD");
    this.trims = options.has("TRIMBLANKS");
  }

  /** A row, or what is wrong with it and where. */
  sealed interface Outcome {

    /** Ready to be loaded. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(@Nullable String[] values) implements Outcome {}

    /** Not to be loaded. */
    record Rejected(LoadProblem problem, Optional<TargetColumn> column, String value)
        implements Outcome {}
  }

  Outcome convert(SourceRow row) {
    if (row.problem().isPresent()) {
      return new Outcome.Rejected(row.problem().get(), Optional.empty(), "");
    }
    List<Field> fields = row.fields();
    @Nullable String[] values = new String[columns.size()];
    for (int i = 0; i < values.length; i++) {
      TargetColumn column = columns.get(i);
      if (i >= fields.size() && !fills) {
        return new Outcome.Rejected(
            LoadProblem.of(LoadProblem.DELIMITER, "Delimiter not found"),
            Optional.of(columns.get(Math.max(fields.size() - 1, 0))),
            "");
      }
      Field field = i < fields.size() ? fields.get(i) : NOTHING;
      try {
        values[i] = value(column, field, row.bytes());
      } catch (BadValueException e) {
        return new Outcome.Rejected(e.problem(), Optional.of(column), shown(field, row.bytes()));
      }
    }
    if (fields.size() > values.length) {
      return new Outcome.Rejected(
          LoadProblem.of(LoadProblem.EXTRA_COLUMNS, "Extra column(s) found"),
          Optional.empty(),
          shown(fields.get(values.length), row.bytes()));
    }
    return new Outcome.Row(values);
  }

  private static String shown(Field field, boolean bytes) {
    String text = field.text() == null ? "" : field.text();
    return bytes ? DelimitedReader.decoded(text) : text;
  }

  private @Nullable String value(TargetColumn column, Field field, boolean bytes)
      throws BadValueException {
    String text = present(column, field, bytes);
    if (text == null) {
      if (column.required()) {
        throw new BadValueException(LoadProblem.MISSING, "Missing data for not-null field");
      }
      return null;
    }
    return rules.value(column, text);
  }

  private @Nullable String present(TargetColumn column, Field field, boolean bytes)
      throws BadValueException {
    String written = field.text();
    if (written == null || (!field.quoted() && written.equals(none))) {
      return null;
    }
    String text = bytes ? texts.decode(written) : written;
    if (!column.isText()) {
      String stripped = text.strip();
      return stripped.isEmpty() ? null : stripped;
    }
    boolean empty = emptyIsNull && text.isEmpty() && !field.quoted();
    if (empty || (blankIsNull && !text.isEmpty() && text.isBlank())) {
      return null;
    }
    return trims ? text.stripTrailing() : text;
  }
}
