package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What CREATE TABLE says about storage (DISTSTYLE, DISTKEY, SORTKEY, ENCODE, BACKUP), which
 * PostgreSQL has no use for, and IDENTITY columns.
 */
final class TableAttributes {

  private static final Set<String> WITH_VALUE = Set.of("diststyle", "encode", "backup");
  private static final int SMALLEST = Short.MIN_VALUE;
  private static final Set<String> WITH_COLUMNS = Set.of("distkey", "sortkey");

  private final TokenList tokens;
  private final boolean createsTable;
  private final boolean altersTable;

  TableAttributes(TokenList tokens) {
    this.tokens = tokens;
    List<Token> words =
        tokens.all().stream().filter(token -> token.kind() == Kind.WORD).limit(4).toList();
    this.createsTable =
        !words.isEmpty()
            && words.getFirst().is("create")
            && words.stream().anyMatch(word -> word.is("table") || word.is("materialized"));
    this.altersTable = tokens.are(tokens.first(), "alter", "table");
  }

  /** Where what follows an attribute begins, empty where there is none. */
  OptionalInt skip(int at, SqlWriter writer) {
    Token token = tokens.get(at);
    if (!createsTable && !(altersTable && token.is("encode"))) {
      return OptionalInt.empty();
    }
    if (tokens.are(at, "auto", "refresh")) {
      return OptionalInt.of(tokens.skip(at, 2) + 1);
    }
    if (WITH_VALUE.stream().anyMatch(token::is)) {
      return OptionalInt.of(tokens.next(at, tokens.size()) + 1);
    }
    if (WITH_COLUMNS.stream().anyMatch(token::is)) {
      int open = tokens.next(at, tokens.size());
      return OptionalInt.of(
          open < tokens.size() && tokens.get(open).is("(")
              ? tokens.closing(open, tokens.size()) + 1
              : at + 1);
    }
    if (token.is("identity") && tokens.is(tokens.next(at, tokens.size()), "(")) {
      int open = tokens.next(at, tokens.size());
      int close = tokens.closing(open, tokens.size());
      List<Range> numbers = tokens.list(open + 1, close);
      writer.write(
          "GENERATED %s AS IDENTITY (START WITH %s INCREMENT BY %s MINVALUE %d)"
              .formatted(
                  tokens.is(tokens.previous(at), "as") ? "BY DEFAULT" : "ALWAYS",
                  tokens.text(numbers.getFirst()),
                  tokens.text(numbers.getLast()),
                  SMALLEST),
          token.start());
      return OptionalInt.of(close + 1);
    }
    if (tokens.are(at, "generated", "by", "default", "as", "identity")) {
      return OptionalInt.of(tokens.skip(at, 4));
    }
    boolean kind = token.is("compound") || token.is("interleaved");
    return kind ? OptionalInt.of(at + 1) : OptionalInt.empty();
  }
}
