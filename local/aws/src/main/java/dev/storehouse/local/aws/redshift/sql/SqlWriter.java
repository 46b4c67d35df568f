package dev.storehouse.local.aws.redshift.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects what goes to PostgreSQL and notes where each character comes from. */
final class SqlWriter {

  private final StringBuilder text = new StringBuilder();
  private final List<String> values = new ArrayList<>();
  private int[] origins = new int[256];
  private int size;

  void copy(Token token) {
    boolean mark = token.text().equals("?");
    text.append(mark ? "??" : token.text());
    for (int i = 0; i < token.text().length(); i++) {
      note(token.start() + i);
    }
  }

  void write(String words, int origin) {
    text.append(words);
    for (int i = 0; i < words.length(); i++) {
      note(origin);
    }
  }

  /** A value; the driver sends {@code $1}, {@code $2}, … for it. */
  void value(String value, int origin) {
    text.append('?');
    values.add(value);
    for (int i = 0; i <= String.valueOf(values.size()).length(); i++) {
      note(origin);
    }
  }

  PreparedSql finish(boolean query) {
    return new PreparedSql(
        text.toString(), List.copyOf(values), query, Arrays.copyOf(origins, size));
  }

  private void note(int origin) {
    if (size == origins.length) {
      origins = Arrays.copyOf(origins, size * 2);
    }
    origins[size++] = origin;
  }
}
