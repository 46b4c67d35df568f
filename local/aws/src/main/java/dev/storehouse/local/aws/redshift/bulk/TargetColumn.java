package dev.storehouse.local.aws.redshift.bulk;

/**
 * A column that is loaded.
 *
 * @param type Redshift's short name of it
 * @param length in bytes, -1 where the type has none
 * @param precision of a number, -1 where it has none
 */
record TargetColumn(
    String name, String type, int length, int precision, int scale, boolean required) {

  boolean isText() {
    return type.equals("varchar") || type.equals("bpchar");
  }

  /** As the tables of load errors have it. */
  String shownLength() {
    return length >= 0 ? String.valueOf(length) : precision >= 0 ? precision + "," + scale : "";
  }

  String shownType() {
    return type.equals("bpchar") ? "char" : type;
  }
}
