package dev.storehouse.local.aws.redshift.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A DATEFORMAT or TIMEFORMAT.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "DATEFORMAT and TIMEFORMAT strings".
 */
record MomentPattern(DateTimeFormatter formatter) {

  /** The longer before what it begins with. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("YYYY", "uuuu");
    PARTS.put("YY", "uu");
    PARTS.put("MONTH", "MMMM");
    PARTS.put("MON", "MMM");
    PARTS.put("MM", "M");
    PARTS.put("DD", "d");
    PARTS.put("HH24", "H");
    PARTS.put("HH12", "h");
    PARTS.put("HH", "H");
    PARTS.put("MI", "m");
    PARTS.put("SS", "s");
    PARTS.put("AM", "a");
    PARTS.put("PM", "a");
    PARTS.put("OF", "XXX");
    PARTS.put("TZ", "XXX");
  }

  /** Reads a format, empty if it is none. */
  static Optional<MomentPattern> of(String format) {
    StringBuilder pattern = new StringBuilder();
    String upper = format.toUpperCase(Locale.ROOT);
    // HH:MI:SS stands for the whole day, unless there is a half of it.
    boolean half = upper.contains("AM") || upper.contains("PM");
    int at = 0;
    while (at < format.length()) {
      int from = at;
      Optional<String> part =
          PARTS.keySet().stream().filter(each -> upper.startsWith(each, from)).findFirst();
      if (part.isPresent()) {
        boolean hour = half && part.get().equals("HH");
        pattern.append(hour ? "h" : PARTS.get(part.get()));
        at += part.get().length();
      } else {
        char literal = format.charAt(at++);
        pattern.append(literal == '\'' ? "''" : "'" + literal + "'");
      }
    }
    try {
      return Optional.of(
          new MomentPattern(
              new DateTimeFormatterBuilder()
                  .parseCaseInsensitive()
                  .appendPattern(pattern.toString())
                  .optionalStart()
                  .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                  .optionalEnd()
                  .toFormatter(Locale.ENGLISH)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The value in ISO's form, empty if it has another. */
  Optional<String> read(String value, boolean day) {
    try {
      TemporalAccessor parsed = formatter.parse(value);
      LocalDate date = LocalDate.from(parsed);
      LocalTime time = parsed.query(TemporalQueries.localTime());
      ZoneOffset zone = parsed.query(TemporalQueries.offset());
      return Optional.of(
          day
              ? date.toString()
              : date
                  + " "
                  + (time == null ? LocalTime.MIDNIGHT : time)
                  + (zone == null ? "" : zone.getId()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
