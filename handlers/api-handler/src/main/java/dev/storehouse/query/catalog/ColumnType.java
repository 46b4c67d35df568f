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
 */
record ColumnType(
    String name, Optional<Integer> precision, Optional<Integer> scale, Optional<Integer> length) {

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
          measured ? number(measures.group(1)) : Optional.empty());
    }
    return switch (name) {
      case "int2" -> exact(name, 5, 0);
      case "int4" -> exact(name, 10, 0);
      case "int8" -> exact(name, 19, 0);
      case "numeric" ->
          new ColumnType(
              name,
              measured ? number(measures.group(1)) : Optional.empty(),
              measured && measures.group(2) != null ? number(measures.group(2)) : Optional.empty(),
              Optional.empty());
      default -> new ColumnType(name, Optional.empty(), Optional.empty(), Optional.empty());
    };
  }

  private static ColumnType exact(String name, int precision, int scale) {
    return new ColumnType(name, Optional.of(precision), Optional.of(scale), Optional.empty());
  }

  private static Optional<Integer> number(String digits) {
    return Optional.of(Integer.parseInt(digits));
  }
}
