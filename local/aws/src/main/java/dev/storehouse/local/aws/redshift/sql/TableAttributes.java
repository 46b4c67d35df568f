package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What CREATE TABLE says about storage (DISTSTYLE, DISTKEY, SORTKEY, ENCODE, BACKUP), which
 * PostgreSQL has no use for.
 */
final class TableAttributes {

  private static final Set<String> WITH_VALUE = Set.of("diststyle", "encode", "backup");
  private static final Set<String> WITH_COLUMNS = Set.of("distkey", "sortkey");

  private final List<Token> tokens;
  private final boolean createsTable;

  TableAttributes(List<Token> tokens) {
    this.tokens = tokens;
    List<Token> words =
        tokens.stream().filter(token -> token.kind() == Kind.WORD).limit(4).toList();
    this.createsTable =
        !words.isEmpty()
            && words.getFirst().is("create")
            && words.stream().anyMatch(word -> word.is("table"));
  }

  /** Where what follows an attribute begins, empty where there is none. */
  OptionalInt skip(int at) {
    if (!createsTable) {
      return OptionalInt.empty();
    }
    Token token = tokens.get(at);
    if (WITH_VALUE.stream().anyMatch(token::is)) {
      return OptionalInt.of(next(at) + 1);
    }
    if (WITH_COLUMNS.stream().anyMatch(token::is)) {
      int open = next(at);
      return OptionalInt.of(
          open < tokens.size() && tokens.get(open).is("(") ? closing(open) + 1 : at + 1);
    }
    boolean kind = token.is("compound") || token.is("interleaved");
    return kind ? OptionalInt.of(at + 1) : OptionalInt.empty();
  }

  private int next(int at) {
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).kind() == Kind.SPACE) {
      next++;
    }
    return next;
  }

  private int closing(int open) {
    int at = open;
    while (at < tokens.size() - 1 && !tokens.get(at).is(")")) {
      at++;
    }
    return at;
  }
}
