package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Puts what Redshift says differently into PostgreSQL's words; what PostgreSQL can be taught by a
 * function is in {@code shims.sql} instead.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "SQL commands" and "SQL functions
 * reference".
 */
final class Dialect {

  private static final Set<String> SETTINGS =
      Set.of(
          "query_group",
          "wlm_query_slot_count",
          "enable_result_cache_for_session",
          "enable_case_sensitive_identifier",
          "enable_numeric_rounding",
          "describe_field_name_in_uppercase",
          "downcase_delimited_identifier",
          "json_serialization_enable",
          "json_serialization_parse_nested_strings",
          "mv_enable_aqmv_for_session",
          "analyze_threshold_percent",
          "max_cursor_result_set_size");

  private final TokenList tokens;
  private final Map<String, String> parameters;
  private final SqlWriter writer;
  private final TableAttributes attributes;
  private final Expressions expressions;
  private final Calls calls;
  private final Selects selects;

  Dialect(TokenList tokens, Map<String, String> parameters, SqlWriter writer) {
    this.tokens = tokens;
    this.parameters = parameters;
    this.writer = writer;
    this.attributes = new TableAttributes(tokens);
    this.expressions = new Expressions(tokens, writer);
    this.calls = new Calls(tokens, writer, this);
    this.selects = new Selects(tokens, writer, this);
  }

  void translate() {
    Administration administration = new Administration(tokens, writer);
    Optional<String> call =
        new RowSecurity(tokens, Dialect::expression)
            .call()
            .or(new AssumeRole(tokens)::call)
            .or(administration::instead);
    if (call.isPresent()) {
      writer.write(call.get(), 0);
    } else if (!administration.translate() && !settings()) {
      range(new Range(0, tokens.size()));
    }
  }

  /** {@code SET query_group TO …}: a setting PostgreSQL knows nothing of is kept under a prefix. */
  private boolean settings() {
    int first = tokens.first();
    int name = tokens.next(first, tokens.size());
    if (tokens.is(name, "session") || tokens.is(name, "local")) {
      name = tokens.next(name, tokens.size());
    }
    boolean setting =
        List.of("set", "reset", "show").stream().anyMatch(word -> tokens.is(first, word));
    int known = name;
    if (!setting || SETTINGS.stream().noneMatch(word -> tokens.is(known, word))) {
      return false;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (i == known) {
        writer.write("redshift.", tokens.get(i).start());
      }
      writer.copy(tokens.get(i));
    }
    return true;
  }

  /** An expression to be kept for later; it is never sent as it is, so its marks stay single. */
  private static String expression(String sql) {
    return RedshiftSql.prepare(sql, Map.of()).text().replace("??", "?");
  }

  void range(Range range) {
    int at = range.from();
    while (at < range.to()) {
      at = one(at, range.to());
    }
  }

  /** Writes texts and translated ranges, in their order. */
  void pieces(Token origin, Object... pieces) {
    for (Object piece : pieces) {
      if (piece instanceof Range range) {
        range(range);
      } else {
        writer.write(String.valueOf(piece), origin.start());
      }
    }
  }

  /** Writes what begins at a token, and says where the next thing begins. */
  private int one(int at, int to) {
    Token token = tokens.get(at);
    if (token.is(":") && at + 1 < to && parameters.containsKey(tokens.get(at + 1).text())) {
      // Nothing else says there which type it is.
      boolean tested = tokens.is(tokens.next(at + 1, to), "is");
      writer.write(tested ? "CAST(" : "", token.start());
      writer.value(String.valueOf(parameters.get(tokens.get(at + 1).text())), token.start());
      writer.write(tested ? " AS varchar)" : "", token.start());
      return at + 2;
    }
    if (token.text().startsWith("#") && token.kind() == Kind.WORD) {
      temporary(at);
      return at + 1;
    }
    if (tokens.are(at, "with", "no", "schema", "binding")) {
      return Math.min(to, tokens.skip(at, 3) + 1);
    }
    if (token.kind() == Kind.WORD && !tokens.is(at - 1, ".")) {
      return word(at, to);
    }
    writer.copy(token);
    return at + 1;
  }

  /** {@code #name}, a temporary table where it is made. */
  private void temporary(int at) {
    Token token = tokens.get(at);
    int before = tokens.previous(at);
    int verb = tokens.previous(before);
    boolean made =
        tokens.is(before, "into") && !tokens.is(verb, "insert") && !tokens.is(verb, "merge");
    writer.write(made ? "TEMP " : "", token.start());
    writer.write(Literal.name(TokenList.name(token.text())), token.start());
  }

  private boolean namesTemporary(int table) {
    int name = tokens.next(table, tokens.size());
    return tokens.is(tokens.previous(table), "create")
        && tokens.isWord(name)
        && tokens.get(name).text().startsWith("#");
  }

  private int word(int at, int to) {
    OptionalInt behind = attributes.skip(at, writer);
    if (behind.isPresent()) {
      return Math.min(behind.getAsInt(), to);
    }
    OptionalInt usual = expressions.write(at, to);
    if (usual.isPresent()) {
      return usual.getAsInt();
    }
    int open = tokens.next(at, to);
    if (open < to && tokens.is(open, "(")) {
      return calls.call(at, open, to);
    }
    Token token = tokens.get(at);
    switch (token.text().toLowerCase(Locale.ROOT)) {
      case "sysdate" -> writer.write("sysdate()", token.start());
      case "table" -> writer.write(namesTemporary(at) ? "TEMP TABLE" : token.text(), token.start());
      case "minus" -> writer.write("EXCEPT", token.start());
      case "approximate" -> writer.write("", token.start());
      case "select" -> {
        return selects.select(at, to);
      }
      default -> writer.copy(token);
    }
    return at + 1;
  }
}
