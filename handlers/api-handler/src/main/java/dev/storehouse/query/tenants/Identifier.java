package dev.storehouse.query.tenants;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name of the warehouse that may be written into a statement: a lower-case letter or underscore,
 * then letters, digits and underscores, 63 at most.
 *
 * <p>Redshift folds even quoted names to lower case (Amazon Redshift Database Developer Guide,
 * "Names and identifiers"), so nothing is lost by it.
 */
record Identifier(String name) {

  static final Pattern FORM = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  Identifier {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name that may be written into a statement");
    }
  }

  /** In double quotes: a name may be a reserved word. */
  static String quoted(String name) {
    return '"' + new Identifier(name).name() + '"';
  }

  /** {@code "schema"."name"}. */
  static String quoted(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  /** As a value in single quotes. */
  static String literal(String name) {
    return "'" + new Identifier(name).name() + "'";
  }

  /** Each as a value in single quotes, with commas between. */
  static String literals(Collection<String> names) {
    return names.stream().map(Identifier::literal).collect(Collectors.joining(", "));
  }
}
