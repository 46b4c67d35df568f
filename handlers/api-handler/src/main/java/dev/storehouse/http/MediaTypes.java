package dev.storehouse.http;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Content negotiation (RFC 9110, sections 8.3 and 12.5.1) for an API that speaks JSON. */
final class MediaTypes {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";
  static final String MERGE_PATCH = "application/merge-patch+json";

  private MediaTypes() {}

  /**
   * Refuses a request that does not accept JSON.
   *
   * @throws ProblemException NOT_ACCEPTABLE
   */
  static void requireJsonAccepted(Request request) {
    String accept = request.header("accept").orElse("*/*");
    if (!accept.isBlank() && qualityOfJson(accept) <= 0) {
      throw new ProblemException(
          ProblemCode.NOT_ACCEPTABLE, "This API answers in " + JSON + "; accept it or */*.");
    }
  }

  /** The quality of the most specific range that matches JSON; problem documents come along. */
  private static double qualityOfJson(String accept) {
    int best = -1;
    double quality = 0;
    for (String range : accept.split(",", -1)) {
      List<String> parts = Arrays.stream(range.split(";", -1)).map(String::strip).toList();
      int specific =
          switch (parts.getFirst().toLowerCase(Locale.ROOT)) {
            case JSON, PROBLEM -> 2;
            case "application/*" -> 1;
            case "*/*" -> 0;
            default -> -1;
          };
      double weight = qualityIn(parts);
      if (specific > best || (specific == best && specific >= 0 && weight > quality)) {
        best = specific;
        quality = weight;
      }
    }
    return quality;
  }

  private static double qualityIn(List<String> parts) {
    return parts.stream()
        .skip(1)
        .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("q="))
        .map(parameter -> parameter.substring(2).strip())
        .map(value -> value.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(value) : 0)
        .findFirst()
        .orElse(1.0);
  }

  /**
   * Refuses a body that is not declared to be JSON in UTF-8.
   *
   * @throws ProblemException UNSUPPORTED_MEDIA_TYPE
   */
  static void requireJsonBody(Request request) {
    Set<String> supported =
        request.method() == Method.PATCH ? Set.of(JSON, MERGE_PATCH) : Set.of(JSON);
    List<String> parts =
        Arrays.stream(request.header("content-type").orElse("").split(";", -1))
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .toList();
    boolean utf8 =
        parts.stream()
            .skip(1)
            .filter(parameter -> parameter.startsWith("charset="))
            .allMatch(parameter -> parameter.replace("\"", "").equals("charset=utf-8"));
    if (!supported.contains(parts.getFirst()) || !utf8) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: " + JSON + ".");
    }
  }
}
