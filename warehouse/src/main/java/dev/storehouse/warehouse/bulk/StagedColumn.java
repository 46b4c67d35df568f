package dev.storehouse.warehouse.bulk;

import java.util.regex.Pattern;

/**
 * A column of files on its way into a table.
 *
 * @param name in the staging table
 * @param target the column of the table that it goes to
 * @param type as it is declared there, such as {@code numeric(12,2)}
 * @param nullable whether it may be empty there
 */
public record StagedColumn(String name, String target, String type, boolean nullable) {

  private static final Pattern TYPE =
      Pattern.compile("[a-z][a-z0-9 ]{0,60}(\\([0-9]{1,5}(,[0-9]{1,2})?\\))?[a-z ]{0,40}");

  /**
   * Makes a column.
   *
   * @throws IllegalArgumentException if a name or the type could be anything else
   */
  public StagedColumn {
    SqlName.checked(name);
    SqlName.checked(target);
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("not a type of a column");
    }
  }

  /** Whether such a name could be one of a column. */
  public static boolean isName(String name) {
    return SqlName.isOne(name);
  }

  String declaration() {
    return SqlName.quoted(name) + " " + type + (nullable ? "" : " NOT NULL");
  }
}
