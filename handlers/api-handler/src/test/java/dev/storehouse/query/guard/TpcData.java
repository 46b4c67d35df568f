package dev.storehouse.query.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Small tables for the TPC shapes, from a seed. A key's values are those of a small table; any
 * other column takes half of its values from what the queries compare it with, so that their
 * conditions are met now and then; one value in fifteen is NULL.
 */
final class TpcData {

  private static final int ONE_NULL_IN = 15;
  private static final int ROWS_OF_A_DIMENSION = 60;
  private static final LocalDate FIRST_DAY = LocalDate.of(1998, 1, 1);

  /** A column, how it is compared, and the literals behind. */
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\b(\\w+)\\s*(?:,\\s*1\\s*,\\s*\\d\\s*\\))?\\s*(?:=|<>|>=|<=|<|>|in\\s*\\(|between|not\\s+like|like)"
              + "\\s*((?:(?:date|cast)?\\s*\\(?\\s*(?:'[^']*'|\\d+(?:\\.\\d+)?)\\s*(?:as\\s+date\\s*\\)?|and|[,+)])?\\s*)+)");

  private static final Pattern LITERAL = Pattern.compile("'([^']*)'|(\\d+(?:\\.\\d+)?)");

  private final Random random;
  private final Map<String, Set<String>> compared = new HashMap<>();

  TpcData(long seed, List<String> queries) {
    this.random = new Random(seed);
    for (String query : queries) {
      Matcher comparison = COMPARISON.matcher(query.toLowerCase(Locale.ROOT));
      for (int at = 0; comparison.find(at); at = comparison.end(1)) {
        String values = query.substring(comparison.start(2), comparison.end(2));
        LITERAL
            .matcher(values)
            .results()
            .forEach(
                literal ->
                    compared
                        .computeIfAbsent(comparison.group(1), column -> new LinkedHashSet<>())
                        .add(literal.group(literal.group(1) == null ? 2 : 1)));
      }
    }
  }

  /** The statements that make and fill the tables of a schema. */
  List<String> script(String schema) {
    List<String> statements = new ArrayList<>();
    statements.add("create schema " + schema);
    for (String table : Statements.text("tpc-tables.txt").split("(?m)^(?=tpc)", -1)) {
      if (table.startsWith(schema + ".")) {
        table(table, statements);
      }
    }
    return statements;
  }

  private void table(String text, List<String> statements) {
    List<String> lines = text.lines().toList();
    String[] head = lines.getFirst().split(" ", -1);
    Map<String, String> columns = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.strip().split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        columns.put(words[i], words[0]);
      }
    }
    statements.add(
        columns.entrySet().stream()
            .map(column -> column.getKey() + " " + sqlType(column.getValue()))
            .collect(Collectors.joining(", ", "create table " + head[0] + " (", ")")));
    List<String> rows = new ArrayList<>();
    for (int row = 1; row <= Integer.parseInt(head[1]); row++) {
      rows.add(row(columns, row));
    }
    statements.add("insert into " + head[0] + " values " + String.join(", ", rows));
  }

  private static String sqlType(String type) {
    return switch (type) {
      case "decimal" -> "numeric(12, 2)";
      case "text" -> "varchar(60)";
      default -> type;
    };
  }

  private String row(Map<String, String> columns, int row) {
    boolean first = true;
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> column : columns.entrySet()) {
      values.add(first ? firstOf(columns, row) : value(column.getKey(), column.getValue()));
      first = false;
    }
    return "(" + String.join(", ", values) + ")";
  }

  /** A dimension's key counts its rows; a fact begins with a key of a dimension. */
  private String firstOf(Map<String, String> columns, int row) {
    String name = columns.keySet().iterator().next();
    boolean counts = !name.matches("(ss|sr|cs|cr|ws|wr|inv|l|ps)_.*");
    return counts ? String.valueOf(row) : value(name, "int");
  }

  private String value(String column, String type) {
    if (random.nextInt(ONE_NULL_IN) == 0) {
      return "null";
    }
    if (column.endsWith("_sk") || column.endsWith("key")) {
      return String.valueOf(1 + key(column));
    }
    List<String> literals = List.copyOf(compared.getOrDefault(column, Set.of()));
    String literal =
        literals.isEmpty() || random.nextBoolean()
            ? ""
            : literals.get(random.nextInt(literals.size()));
    return switch (type) {
      case "int" -> literal.matches("\\d{1,9}") ? literal : String.valueOf(random.nextInt(30));
      case "decimal" ->
          (literal.matches("[\\d.]+") ? literal : String.valueOf(random.nextInt(300)))
              + decimals(literal);
      case "date" -> "date '" + date(literal) + "'";
      default -> "'" + text(column, literal) + "'";
    };
  }

  private int key(String column) {
    int few = column.matches(".*(date|customer|cust|order|part).*") ? ROWS_OF_A_DIMENSION : 8;
    return random.nextInt(few);
  }

  private String decimals(String literal) {
    return literal.contains(".") ? "" : "." + (10 + random.nextInt(90));
  }

  private LocalDate date(String literal) {
    return literal.matches("\\d{4}-\\d\\d?-\\d\\d?")
        ? day(literal)
        : FIRST_DAY.plusDays(random.nextInt(1_800));
  }

  private LocalDate day(String literal) {
    String[] parts = literal.split("-", -1);
    return LocalDate.of(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
        .plusDays(random.nextInt(30));
  }

  private String text(String column, String literal) {
    String any =
        literal.isEmpty() ? column.charAt(column.length() - 1) + "" + random.nextInt(9) : literal;
    return any.replace("%", "x").replace("_", "y");
  }
}
