package dev.storehouse.query.usage;

import dev.storehouse.http.QueryParameters;
import dev.storehouse.shared.problem.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Days in UTC, the first and the last included.
 *
 * @param to not before {@code from}
 */
record DateRange(LocalDate from, LocalDate to) {

  /** For as long usage is kept. */
  static final int MOST_DAYS = 400;

  private static final int USUAL_DAYS = 30;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /**
   * The range that {@code from} and {@code to} of the query string give; without them the last 30
   * days.
   *
   * @throws ProblemException VALIDATION_FAILED
   */
  static DateRange of(QueryParameters query, LocalDate today) {
    LocalDate to = query.filter("to").map(text -> date("to", text)).orElse(today);
    LocalDate from =
        query
            .filter("from")
            .map(text -> date("from", text))
            .orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
    if (to.isBefore(from)) {
      throw QueryParameters.invalid("to", "OUT_OF_RANGE", "The last day is before the first.");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw QueryParameters.invalid(
          "from", "OUT_OF_RANGE", "There are at most " + MOST_DAYS + " days in a range.");
    }
    return new DateRange(from, to);
  }

  private static LocalDate date(String name, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // A day such as 30 February; it is told like any other text.
    }
    throw QueryParameters.invalid(name, "INVALID_FORMAT", "A day is written as 2026-01-31.");
  }
}
