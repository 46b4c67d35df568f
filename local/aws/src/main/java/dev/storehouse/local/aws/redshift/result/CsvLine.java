package dev.storehouse.local.aws.redshift.result;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of RFC 4180 text. */
final class CsvLine {

  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*|");

  private CsvLine() {}

  static String of(List<@Nullable String> values) {
    return values.stream().map(CsvLine::field).collect(Collectors.joining(",", "", "\n"));
  }

  private static String field(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return QUOTED.matcher(value).matches() ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
