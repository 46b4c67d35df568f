package dev.storehouse.local.aws.redshift.sql;

import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL would do and Redshift does not: statements that Redshift has no word of, and
 * changes of users and default privileges by those who administer nothing. Redshift would let a
 * user change the password and settings of its own; here not even that, so that what a tenant's
 * user may do stays what it was given.
 */
public final class Refusals {

  /** Not among the SQL commands of the Amazon Redshift Database Developer Guide. */
  private static final List<List<String>> UNKNOWN =
      List.of(
          List.of("do"),
          List.of("listen"),
          List.of("unlisten"),
          List.of("notify"),
          List.of("load"),
          List.of("checkpoint"),
          List.of("cluster"),
          List.of("reindex"),
          List.of("drop", "owned"),
          List.of("reassign", "owned"),
          List.of("security", "label"),
          List.of("import", "foreign"),
          List.of("create", "extension"),
          List.of("create", "trigger"),
          List.of("create", "rule"),
          List.of("create", "event"),
          List.of("create", "server"),
          List.of("create", "publication"),
          List.of("create", "subscription"),
          List.of("create", "tablespace"),
          List.of("alter", "system"));

  private static final List<List<String>> ADMINISTRATION =
      List.of(
          List.of("alter", "user"),
          List.of("alter", "role"),
          List.of("alter", "group"),
          List.of("alter", "default", "privileges"));

  private Refusals() {}

  /** The error of a statement that Redshift does not know, if it is one. */
  public static Optional<String> unknown(String sql) {
    TokenList tokens = new TokenList(Tokenizer.tokens(sql));
    return UNKNOWN.stream()
        .filter(words -> tokens.are(tokens.first(), words.toArray(String[]::new)))
        .findFirst()
        .map(words -> "ERROR: syntax error at or near \"%s\"".formatted(words.getLast()));
  }

  /** Whether only who administers users may run it. */
  public static boolean isAdministration(String sql) {
    TokenList tokens = new TokenList(Tokenizer.tokens(sql));
    return ADMINISTRATION.stream()
        .anyMatch(words -> tokens.are(tokens.first(), words.toArray(String[]::new)));
  }
}
