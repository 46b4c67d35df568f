package dev.storehouse.gateway;

import dev.storehouse.gateway.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What a gateway tells a function about the way a request came, in either payload format. */
public final class Forwarding {

  private static final DateTimeFormatter COMMON_LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Forwarding() {}

  /** The host of the request, without its port. */
  public static String domain(HttpRequest request) {
    return request.header("host").orElse("").replaceFirst(":\\d+$", "");
  }

  /** The port of {@code Host}, 80 where it has none. */
  public static String port(HttpRequest request) {
    String host = request.header("host").orElse("");
    int colon = host.lastIndexOf(':');
    return colon < 0 || host.endsWith("]") ? "80" : host.substring(colon + 1);
  }

  /** The root of a trace: its second, then 96 random bits (X-Ray, "Tracing header"). */
  public static String traceId(Instant receivedAt) {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return "Root=1-%08x-%s"
        .formatted(receivedAt.getEpochSecond(), HexFormat.of().formatHex(random));
  }

  /** As in {@code 25/Nov/2026:12:00:00 +0000}. */
  public static String commonLogTime(Instant instant) {
    return COMMON_LOG_TIME.format(instant);
  }
}
