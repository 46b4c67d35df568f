package dev.storehouse.warehouse.bulk;

import java.util.regex.Pattern;

/** Names as quoted identifiers of Redshift's SQL. */
final class SqlName {

  /** Redshift folds names to lower case, quoted ones too, unless it is told otherwise. */
  private static final Pattern FORM = Pattern.compile("[a-z_][a-z0-9_$]{0,126}");

  private SqlName() {}

  static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }

  /**
   * The name, checked.
   *
   * @throws IllegalArgumentException if it could be anything but a name
   */
  static String checked(String name) {
    if (!isOne(name)) {
      throw new IllegalArgumentException("not a name of a table or column");
    }
    return name;
  }

  static String quoted(String name) {
    return '"' + checked(name) + '"';
  }
}
