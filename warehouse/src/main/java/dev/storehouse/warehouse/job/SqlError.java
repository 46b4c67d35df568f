package dev.storehouse.warehouse.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a statement failed.
 *
 * @param message what the warehouse said, without its decoration
 * @param sqlState the SQLSTATE; the Data API does not give it, so it is told from the message, and
 *     empty where that is not known
 * @param offset where in the rendered statement it went wrong, in characters from 1
 */
public record SqlError(String message, Optional<String> sqlState, Optional<Integer> offset) {

  private static final Pattern POSITION = Pattern.compile("\\s*Position: (\\d{1,9})");

  /** Where inside of the warehouse it happened: of no use to the caller, and not theirs to know. */
  private static final Pattern WHERE = Pattern.compile("(?m)^\\s*(Where|Location|File): .*$");

  private static final Pattern PREFIX =
      Pattern.compile("^(Query #\\d+ failed with )?(FATAL|ERROR|PANIC): *");
  private static final int LONGEST = 2000;

  /** Conflicts, lost connections and a warehouse that restarts. */
  private static final Pattern PASSING =
      Pattern.compile(
          "serializ|deadlock detected|could not obtain lock|connection (was )?(reset|closed|lost)"
              + "|terminating connection|server closed the connection|cluster is rebooting"
              + "|too many connections|internal error",
          Pattern.CASE_INSENSITIVE);

  private static final String TIMEOUT = "statement timeout";

  private record Rule(Pattern pattern, String sqlState) {
    static Rule of(String pattern, String sqlState) {
      return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), sqlState);
    }
  }

  /** Messages of PostgreSQL and Redshift and their codes (PostgreSQL manual, "Error Codes"). */
  private static final List<Rule> RULES =
      List.of(
          Rule.of("syntax error", "42601"),
          Rule.of("^column .* does not exist|^column reference .* not found", "42703"),
          Rule.of("^relation .* does not exist", "42P01"),
          Rule.of("^schema .* does not exist", "3F000"),
          Rule.of("^type .* does not exist", "42704"),
          Rule.of("^function .* does not exist|^operator does not exist", "42883"),
          Rule.of("is ambiguous", "42702"),
          Rule.of("permission denied|must be owner", "42501"),
          Rule.of("division by zero|divide by zero", "22012"),
          Rule.of("invalid input syntax|invalid digit|invalid value", "22P02"),
          Rule.of("out of range|overflow", "22003"),
          Rule.of("invalid .*regular expression", "2201B"),
          Rule.of("must appear in the GROUP BY|aggregate function", "42803"),
          Rule.of("types .* cannot be matched|could not determine data type", "42804"),
          Rule.of("cannot cast", "42846"),
          Rule.of("more than one row returned by a subquery", "21000"),
          Rule.of("read-only transaction", "25006"),
          Rule.of("statement timeout|canceling statement|cancelled on user", "57014"),
          Rule.of("password authentication failed", "28P01"));

  /** Reads what the Data API gives as the error of a statement. */
  public static SqlError of(String text) {
    Matcher position = POSITION.matcher(text);
    Optional<Integer> offset =
        position.find() ? Optional.of(Integer.valueOf(position.group(1))) : Optional.empty();
    String plain = WHERE.matcher(POSITION.matcher(text).replaceAll("")).replaceAll("").strip();
    String message = PREFIX.matcher(plain).replaceFirst("");
    String shown = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    return new SqlError(shown, stateOf(shown), offset);
  }

  /** Whether the warehouse itself ended the statement because it ran too long. */
  public boolean isTimeout() {
    return message.toLowerCase(Locale.ROOT).contains(TIMEOUT);
  }

  /** Whether the same statement may well succeed when it is run again. */
  public boolean isPassing() {
    return PASSING.matcher(message).find();
  }

  private static Optional<String> stateOf(String message) {
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(message).find())
        .map(Rule::sqlState)
        .findFirst();
  }
}
