package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.TokenList.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * GRANT and REVOKE of the privilege ASSUMEROLE as calls of the procedure in {@code assumerole.sql}.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "GRANT" and "REVOKE".
 */
final class AssumeRole {

  private static final List<String> COMMANDS =
      List.of("COPY", "UNLOAD", "EXTERNAL FUNCTION", "CREATE MODEL");

  private final TokenList tokens;

  AssumeRole(TokenList tokens) {
    this.tokens = tokens;
  }

  /** The call, empty if the statement is no such one or not well formed. */
  Optional<String> call() {
    int first = tokens.first();
    boolean granting = tokens.is(first, "grant");
    int on = tokens.skip(first, 2);
    if ((!granting && !tokens.is(first, "revoke"))
        || !tokens.are(tokens.skip(first, 1), "assumerole", "on")) {
      return Optional.empty();
    }
    int end = tokens.size();
    Optional<Integer> to = tokens.find(on, end, granting ? "to" : "from");
    Optional<Integer> commands = to.flatMap(at -> tokens.find(at, end, "for"));
    return commands.flatMap(at -> call(granting, on + 1, to.get(), at));
  }

  private Optional<String> call(boolean granting, int on, int to, int commands) {
    List<String> wanted = commands(commands + 1);
    List<String> roles = roles(on, to);
    if (wanted.isEmpty() || roles.isEmpty()) {
      return Optional.empty();
    }
    List<String> kinds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Range grantee : tokens.list(to + 1, commands)) {
      int word = tokens.next(grantee.from() - 1, grantee.to());
      boolean kind = tokens.is(word, "role") || tokens.is(word, "group");
      String name = tokens.text(new Range(kind ? word + 1 : word, grantee.to()));
      boolean everyone = name.equalsIgnoreCase("public");
      kinds.add(
          everyone ? "public" : kind ? tokens.get(word).text().toLowerCase(Locale.ROOT) : "user");
      names.add(TokenList.name(name));
    }
    return Optional.of(
        "CALL pg_internal.assumerole_change(%b, ARRAY[%s]::text[], %s, %s, %s)"
            .formatted(
                granting,
                String.join(",", roles),
                Literal.array(kinds, "text"),
                Literal.array(names, "name"),
                Literal.array(wanted, "text")));
  }

  /** As literals; none if there is one that is no literal. */
  private List<String> roles(int from, int to) {
    List<String> written = tokens.list(from, to).stream().map(tokens::text).toList();
    if (written.size() == 1 && written.getFirst().equalsIgnoreCase("all")) {
      return List.of("'*'");
    }
    return written.stream().allMatch(role -> role.startsWith("'")) ? written : List.of();
  }

  /** What follows FOR; none if there is one that is no command. */
  private List<String> commands(int from) {
    List<String> written =
        tokens.list(from, tokens.size()).stream()
            .map(tokens::text)
            .map(text -> text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " "))
            .toList();
    if (written.equals(List.of("ALL"))) {
      return COMMANDS;
    }
    return COMMANDS.containsAll(written) ? written : List.of();
  }
}
