package dev.storehouse.http;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Content negotiation (RFC 9110, sections 8.3 and 12.5.1). */
final class MediaTypes {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";
  static final String MERGE_PATCH = "application/merge-patch+json";

  private MediaTypes() {}

  /**
   * The media type of those on offer that the client likes best; of equals, the first.
   *
   * @throws ProblemException NOT_ACCEPTABLE if it accepts none
   */
  static String choose(Request request, List<String> offered) {
    String accept = request.header("accept").orElse("*/*");
    if (accept.isBlank()) {
      return offered.getFirst();
    }
    String best = offered.getFirst();
    double most = 0;
    for (String mediaType : offered) {
      double quality = qualityOf(mediaType, accept);
      if (quality > most) {
        best = mediaType;
        most = quality;
      }
    }
    if (most <= 0) {
      throw notAcceptable(offered);
    }
    return best;
  }

  private static ProblemException notAcceptable(List<String> offered) {
    String detail =
        offered.size() == 1
            ? "This API answers in " + offered.getFirst() + "; accept it or */*."
            : "This route answers in " + String.join(", ", offered) + "; accept one or */*.";
    return new ProblemException(ProblemCode.NOT_ACCEPTABLE, detail);
  }

  /** The quality of the most specific range that matches the media type. */
  private static double qualityOf(String mediaType, String accept) {
    int best = -1;
    double quality = 0;
    for (String range : accept.split(",", -1)) {
      List<String> parts = Arrays.stream(range.split(";", -1)).map(String::strip).toList();
      int specific = specificity(parts.getFirst().toLowerCase(Locale.ROOT), mediaType);
      double weight = qualityIn(parts);
      if (specific > best || (specific == best && specific >= 0 && weight > quality)) {
        best = specific;
        quality = weight;
      }
    }
    return quality;
  }

  /** How closely a range names the media type, -1 if not at all; problems come along with JSON. */
  private static int specificity(String range, String mediaType) {
    if (range.equals(mediaType) || (mediaType.equals(JSON) && range.equals(PROBLEM))) {
      return 2;
    }
    if (range.equals(mediaType.substring(0, mediaType.indexOf('/')) + "/*")) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
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
