package dev.storehouse.warehouse.bulk.job;

/** Picks a field out of a row of CSV. */
final class CsvField {

  private CsvField() {}

  /**
   * A field's text without its quotation marks.
   *
   * @param place of the field, from 0
   * @return empty if the row has no such field
   */
  static String of(String row, int place, char delimiter) {
    // The last field does not have the first half of its line break, if there are two.
    String line = row.endsWith("\r\n") ? row.substring(0, row.length() - 2) : row;
    StringBuilder field = new StringBuilder();
    CsvState state = CsvState.FIELD;
    int fields = 0;
    for (int at = 0; at < line.length() && fields <= place; at++) {
      char character = line.charAt(at);
      CsvState next = state.behind(character, delimiter);
      boolean between = character == delimiter && next == CsvState.FIELD;
      if (between || next == CsvState.ROW) {
        fields++;
      } else if (fields == place) {
        add(field, character, state, next);
      }
      state = next;
    }
    return field.toString();
  }

  private static void add(StringBuilder field, char character, CsvState from, CsvState to) {
    switch (to) {
      case QUOTED -> {
        if (from == CsvState.FIELD) {
          field.setLength(0);
        } else {
          field.append(character);
        }
      }
      case FIELD, PLAIN, REST -> field.append(character);
      case MARK, PADDED, ROW -> {}
    }
  }
}
