package dev.storehouse.query.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column.
 *
 * @param name as results name it, for instance {@code int8}, {@code varchar}
 * @param precision how many digits an exact number has
 * @param scale how many of them are decimals
 * @param length how many bytes a text or binary value has at the most
 * @param declared as the type is declared, with its measures
 */
record ColumnType(
    String name,
    Optional<Integer> precision,
    Optional<Integer> scale,
    Optional<Integer> length,
    String declared) {

  private static final Pattern MEASURES = Pattern.compile("\\((\\d{1,9})(?:,(\\d{1,9}))?\\)");
  private static final Set<String> MEASURED_BY_LENGTH =
      Set.of("varchar", "bpchar", "char", "varbyte");

  /**
   * The type of this name.
   *
   * @param written the type as it is declared, with its measures: {@code numeric(12,2)}
   */
  static ColumnType of(String name, String written) {
    Matcher measures = MEASURES.matcher(written);
    boolean measured = measures.find();
    if (MEASURED_BY_LENGTH.contains(name)) {
      return new ColumnType(
          name,
          Optional.empty(),
          Optional.empty(),
          measured ? number(measures.group(1)) : Optional.empty(),
          written);
    }
    return switch (name) {
      case "int2" -> exact(name, 5, written);
      case "int4" -> exact(name, 10, written);
      case "int8" -> exact(name, 19, written);
      case "numeric" ->
          new ColumnType(
              name,
              measured ? number(measures.group(1)) : Optional.empty(),
              measured && measures.group(2) != null ? number(measures.group(2)) : Optional.empty(),
              Optional.empty(),
              written);
      default ->
          new ColumnType(name, Optional.empty(), Optional.empty(), Optional.empty(), written);
    };
  }

  private static ColumnType exact(String name, int precision, String written) {
    return new ColumnType(name, Optional.of(precision), Optional.of(0), Optional.empty(), written);
  }

  private static Optional<Integer> number(String digits) {
    return Optional.of(Integer.parseInt(digits));
  }
}
