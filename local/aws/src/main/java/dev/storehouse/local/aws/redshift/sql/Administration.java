package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.List;
import java.util.Optional;

/**
 * Users, roles and privileges: what PostgreSQL writes differently or knows nothing of. Only a
 * superuser, whom the administrator is not here, could SET SESSION AUTHORIZATION; SET ROLE serves.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "CREATE USER", "ALTER USER", "GRANT",
 * "REVOKE", "CREATE SCHEMA".
 */
final class Administration {

  private static final String NOTHING = "CALL pg_internal.nothing()";

  private final TokenList tokens;
  private final SqlWriter writer;

  Administration(TokenList tokens, SqlWriter writer) {
    this.tokens = tokens;
    this.writer = writer;
  }

  /** What to run instead of the whole statement, if it has no counterpart of its own. */
  Optional<String> instead() {
    int first = tokens.first();
    boolean privileges = tokens.is(first, "grant") || tokens.is(first, "revoke");
    int second = tokens.next(first, tokens.size());
    if (privileges && tokens.are(second, "explain", "rls")) {
      return Optional.of(NOTHING);
    }
    if (tokens.are(first, "reset", "session", "authorization")
        || tokens.are(first, "set", "session", "authorization", "default")) {
      return Optional.of("RESET ROLE");
    }
    if (tokens.are(first, "set", "session", "authorization")) {
      return Optional.of(
          "SET ROLE " + tokens.text(new Range(tokens.skip(first, 3), tokens.size())));
    }
    boolean toPolicy =
        privileges
            && tokens
                .find(second, tokens.size(), "to", "from")
                .filter(to -> tokens.are(tokens.next(to, tokens.size()), "rls", "policy"))
                .isPresent();
    if (tokens.are(first, "alter", "table") && storage(first)) {
      return Optional.of(NOTHING);
    }
    boolean quota =
        tokens.are(first, "alter", "schema") && tokens.is(tokens.skip(first, 3), "quota");
    return toPolicy || quota ? Optional.of(NOTHING) : Optional.empty();
  }

  /** {@code ALTER TABLE t ALTER DISTSTYLE …}, which is about storage only. */
  private boolean storage(int first) {
    return tokens
        .find(tokens.skip(first, 2) + 1, tokens.size(), "alter")
        .filter(
            at ->
                List.of("diststyle", "distkey", "sortkey", "compound", "interleaved", "encode")
                    .stream()
                    .anyMatch(word -> tokens.is(tokens.next(at, tokens.size()), word)))
        .isPresent();
  }

  /** Writes it, if it is of a kind that differs. */
  boolean translate() {
    int first = tokens.first();
    boolean user =
        (tokens.is(first, "create") || tokens.is(first, "alter"))
            && tokens.is(tokens.skip(first, 1), "user");
    boolean role =
        (tokens.is(first, "create") || tokens.is(first, "alter") || tokens.is(first, "drop"))
            && tokens.is(tokens.skip(first, 1), "role");
    boolean privileges =
        tokens.is(first, "grant")
            || tokens.is(first, "revoke")
            || tokens.are(first, "alter", "default");
    boolean schema = tokens.are(first, "create", "schema");
    if (!user && !role && !privileges && !schema) {
      return false;
    }
    int at = 0;
    while (at < tokens.size()) {
      at = privileges ? privilege(at) : option(at, first);
    }
    return true;
  }

  private int privilege(int at) {
    Token token = tokens.get(at);
    int before = tokens.previous(at);
    boolean ahead =
        List.of("grant", "revoke", "to", "from", ",").stream().anyMatch(w -> tokens.is(before, w))
            || (tokens.is(before, "for") && tokens.is(tokens.previous(before), "option"));
    if (token.is("role") && ahead) {
      return tokens.next(at, tokens.size());
    }
    if (tokens.are(at, "ignore", "rls")) {
      writer.write("\"sys:ignorerls\"", token.start());
      return tokens.skip(at, 1) + 1;
    }
    return systemRole(at);
  }

  /** {@code sys:secadmin}, which is one name. */
  private int systemRole(int at) {
    Token token = tokens.get(at);
    if (token.is("sys") && tokens.is(at + 1, ":") && tokens.isWord(at + 2)) {
      writer.write(Literal.name(tokens.text(new Range(at, at + 3))), token.start());
      return at + 3;
    }
    writer.copy(token);
    return at + 1;
  }

  private int option(int at, int first) {
    Token token = tokens.get(at);
    if (at <= tokens.skip(first, 2)) {
      return systemRole(at);
    }
    if (tokens.are(at, "password", "disable")) {
      writer.write("PASSWORD NULL", token.start());
      return tokens.skip(at, 2);
    }
    if (tokens.is(tokens.previous(at), "password")) {
      writer.write(HashedPassword.verifier(token.text()).orElse(token.text()), token.start());
      return at + 1;
    }
    if (tokens.are(at, "connection", "limit", "unlimited")) {
      writer.write("CONNECTION LIMIT -1 ", token.start());
      return tokens.skip(at, 3);
    }
    if (token.is("createuser") || token.is("nocreateuser")) {
      writer.write(token.is("createuser") ? "CREATEROLE" : "NOCREATEROLE", token.start());
      return at + 1;
    }
    if (tokens.are(at, "reset", "session")
        || tokens.are(at, "syslog", "access")
        || tokens.are(at, "session", "timeout")) {
      return tokens.skip(at, 3);
    }
    if (token.is("externalid")) {
      return tokens.skip(at, 2);
    }
    if (token.is("quota")) {
      return tokens.skip(at, tokens.is(tokens.skip(at, 1), "unlimited") ? 2 : 3);
    }
    writer.copy(token);
    return at + 1;
  }
}
