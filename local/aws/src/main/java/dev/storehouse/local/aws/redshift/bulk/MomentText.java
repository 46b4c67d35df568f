package dev.storehouse.local.aws.redshift.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks dates and times as COPY reads them. */
final class MomentText {

  private static final String DATE_FORMAT = "YYYY-MM-DD";
  private static final String TIME_FORMAT = "YYYY-MM-DD HH:MI:SS";

  private static final String CLOCK = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?";
  private static final String ZONE = "\\s?(?:Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?(?::\\d{2})?)";
  private static final Pattern ISO =
      Pattern.compile("(\\d{4,6})-(\\d{1,2})-(\\d{1,2})(?:[ T]" + CLOCK + "(?:" + ZONE + ")?)?");
  private static final DateTimeFormatter ISO_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final Pattern TIME = Pattern.compile(CLOCK + "(?:" + ZONE + ")?");

  /** What 'auto' knows besides. */
  private static final List<MomentPattern> USUAL =
      Stream.of(
              "MM/DD/YYYY",
              "YYYYMMDD",
              "YYYY/MM/DD",
              "DD MON YYYY",
              "MON DD, YYYY",
              "DD-MON-YYYY",
              "MON DD YYYY",
              "MM/DD/YYYY HH:MI:SS",
              "YYYYMMDD HHMISS",
              "YYYY/MM/DD HH:MI:SS",
              "MON-DD-YYYY")
          .flatMap(format -> MomentPattern.of(format).stream())
          .toList();

  private final Optional<MomentPattern> days;
  private final Optional<MomentPattern> moments;
  private final boolean anyDay;
  private final boolean anyMoment;
  private final String shown;
  private final String unit;

  MomentText(BulkOptions options) {
    String day = options.text("DATEFORMAT", DATE_FORMAT);
    String moment = options.text("TIMEFORMAT", TIME_FORMAT);
    this.anyDay = day.equals("auto");
    this.anyMoment = moment.equals("auto");
    this.days = day.equals(DATE_FORMAT) || anyDay ? Optional.empty() : MomentPattern.of(day);
    this.unit = moment;
    boolean epoch = moment.equals("epochsecs") || moment.equals("epochmillisecs");
    this.moments =
        moment.equals(TIME_FORMAT) || anyMoment || epoch
            ? Optional.empty()
            : MomentPattern.of(moment);
    this.shown = anyMoment ? TIME_FORMAT : moment;
  }

  String date(String value) throws BadValueException {
    Optional<String> read =
        days.isPresent()
            ? days.get().read(value, true)
            : iso(value, true).or(() -> anyDay ? usual(value, true) : Optional.empty());
    return read.orElseThrow(
        () ->
            new BadValueException(
                LoadProblem.DATE,
                value.length() < DATE_FORMAT.length()
                    ? "Invalid Date Format - length must be 10 or more"
                    : "Invalid Date Format"));
  }

  String timestamp(String value) throws BadValueException {
    Optional<String> read =
        switch (unit) {
          case "epochsecs" -> epoch(value, 1000);
          case "epochmillisecs" -> epoch(value, 1);
          default ->
              moments.isPresent()
                  ? moments.get().read(value, false)
                  : iso(value, false).or(() -> anyMoment ? usual(value, false) : Optional.empty());
        };
    return read.orElseThrow(
        () ->
            new BadValueException(
                LoadProblem.TIMESTAMP, "Invalid timestamp format or value [%s]".formatted(shown)));
  }

  String time(String value) throws BadValueException {
    Matcher clock = TIME.matcher(value);
    if (!clock.matches() || !isTime(clock, 1)) {
      throw new BadValueException(LoadProblem.TIMESTAMP, "Invalid time format or value");
    }
    return value;
  }

  private static Optional<String> iso(String value, boolean day) {
    Matcher parts = ISO.matcher(value);
    if (!parts.matches() || (parts.group(4) != null && !isTime(parts, 4))) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      int end = parts.end(3);
      String iso = ISO_DATE.format(date);
      return Optional.of(day ? iso : iso + value.substring(end));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isTime(Matcher parts, int hour) {
    int hours = number(parts, hour);
    int minutes = number(parts, hour + 1);
    int seconds = parts.group(hour + 2) == null ? 0 : number(parts, hour + 2);
    boolean last = hours == 24 && minutes == 0 && seconds == 0;
    return last || (hours < 24 && minutes < 60 && seconds < 60);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static Optional<String> usual(String value, boolean day) {
    return USUAL.stream().flatMap(pattern -> pattern.read(value, day).stream()).findFirst();
  }

  private static Optional<String> epoch(String value, int milliseconds) {
    try {
      Instant moment =
          Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(value), (long) milliseconds));
      LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
      return Optional.of(local.toLocalDate() + " " + local.toLocalTime());
    } catch (ArithmeticException | NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
