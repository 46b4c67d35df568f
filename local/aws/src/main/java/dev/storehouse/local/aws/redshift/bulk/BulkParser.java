package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads UNLOAD and COPY.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "UNLOAD" and "COPY".
 */
final class BulkParser {

  private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1L << 20);
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);

  private final StatementWords words;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final List<String> partitions = new ArrayList<>();

  private BulkParser(StatementWords words) {
    this.words = words;
  }

  /**
   * The statement, empty if it is of another kind.
   *
   * @throws SQLException if it is wrong
   */
  static Optional<BulkStatement> parse(String sql) throws SQLException {
    StatementWords words = new StatementWords(sql);
    if (words.accept("unload")) {
      return Optional.of(new BulkParser(words).unload());
    }
    return words.accept("copy") ? Optional.of(new BulkParser(words).copy()) : Optional.empty();
  }

  private Unload unload() throws SQLException {
    words.expect("(");
    String select = words.literal(true);
    words.expect(")");
    words.expect("to");
    S3Location target = location();
    options(OptionKind::ofUnload);
    Unload unload = new Unload(select, target, List.copyOf(partitions), new BulkOptions(options));
    OptionRules.check(unload);
    return unload;
  }

  private Copy copy() throws SQLException {
    StringBuilder table = new StringBuilder();
    while (!words.ended() && !words.is("(") && !words.is("from")) {
      table.append(words.next());
    }
    List<String> columns = words.is("(") ? names() : List.of();
    words.expect("from");
    S3Location source = location();
    options(OptionKind::ofCopy);
    Copy copy = new Copy(table.toString(), columns, source, new BulkOptions(options));
    OptionRules.check(copy);
    return copy;
  }

  private S3Location location() throws SQLException {
    String url = words.literal(false);
    return S3Location.parse(url)
        .orElseThrow(() -> BulkErrors.of("The location '%s' is not an S3 path".formatted(url)));
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    words.expect("(");
    do {
      names.add(words.name());
    } while (words.accept(","));
    words.expect(")");
    return names;
  }

  private void options(Function<String, Optional<OptionKind>> kinds) throws SQLException {
    words.accept("with");
    while (!words.ended()) {
      String name = words.word();
      switch (name) {
        case "FORMAT" -> {
          words.accept("as");
          format(words.word());
        }
        case "CSV", "JSON", "PARQUET" -> format(name);
        case "IAM_ROLE" ->
            put(name, words.accept("default") ? BulkOptions.DEFAULT : words.literal(false));
        case "PARTITION" -> {
          words.expect("by");
          partitions.addAll(names());
          if (words.accept("include")) {
            put("INCLUDE", "");
          }
        }
        default -> option(name, kinds);
      }
    }
  }

  private void format(String name) throws SQLException {
    switch (name) {
      case "CSV", "PARQUET" -> put("FORMAT", name);
      case "JSON" -> {
        put("FORMAT", name);
        words.accept("as");
        if (words.isLiteral()) {
          put("JSON", words.literal(false));
        }
      }
      default -> throw BulkErrors.syntax(name);
    }
  }

  private void option(String name, Function<String, Optional<OptionKind>> kinds)
      throws SQLException {
    boolean manifest = name.equals("MANIFEST");
    OptionKind kind =
        kinds
            .apply(name)
            .or(() -> manifest ? Optional.of(OptionKind.FLAG) : Optional.empty())
            .orElseThrow(() -> BulkErrors.syntax(name));
    if (kind != OptionKind.FLAG && kind != OptionKind.SWITCH) {
      words.accept("as");
    }
    switch (kind) {
      case FLAG -> put(name, "");
      case TEXT -> put(name, words.literal(false));
      case PERHAPS_TEXT -> put(name, words.isLiteral() ? words.literal(false) : "?");
      case NUMBER -> put(name, words.isLiteral() ? words.literal(false) : words.word());
      case SIZE -> put(name, String.valueOf(size()));
      case SWITCH -> put(name, switched());
    }
    if (manifest && words.accept("verbose")) {
      put("VERBOSE", "");
    }
    if (name.equals("ENCRYPTED")) {
      words.accept("auto");
    }
  }

  private String switched() {
    boolean off = words.accept("off") || words.accept("false");
    boolean on = !off && (words.accept("on") || words.accept("true") || words.accept("preset"));
    return off && !on ? "OFF" : "ON";
  }

  private long size() throws SQLException {
    StringBuilder number = new StringBuilder(words.word());
    if (words.accept(".")) {
      number.append('.').append(words.word());
    }
    BigDecimal unit = words.accept("gb") ? GIGABYTE : MEGABYTE;
    words.accept("mb");
    try {
      return new BigDecimal(number.toString()).multiply(unit).longValue();
    } catch (NumberFormatException _) {
      throw BulkErrors.syntax(number.toString());
    }
  }

  private void put(String name, String value) throws SQLException {
    if (options.putIfAbsent(name, value) != null) {
      throw BulkErrors.of("conflicting or redundant options");
    }
  }
}
