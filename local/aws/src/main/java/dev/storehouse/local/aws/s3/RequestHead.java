package dev.storehouse.local.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The head of a request on its way to the server. */
final class RequestHead {

  /** Headers of the connection, not of the message (RFC 9110, section 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "expect", "keep-alive", "transfer-encoding", "upgrade");

  private static final String TYPE = "content-type";
  private static final String FORM = "application/x-www-form-urlencoded";

  private RequestHead() {}

  static String of(HttpExchange exchange) {
    StringBuilder head =
        new StringBuilder(exchange.getRequestMethod())
            .append(' ')
            .append(exchange.getRequestURI())
            .append(" HTTP/1.0\r\n");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))
                  && !isForm(exchange, name, values)) {
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n"));
              }
            });
    return head.append("\r\n").toString();
  }

  /**
   * What curl calls any file it is not told the type of, and S3Proxy would read as more parameters
   * of the URL. Where the type is signed it stays.
   */
  private static boolean isForm(HttpExchange exchange, String name, List<String> values) {
    return name.equalsIgnoreCase(TYPE)
        && values.stream().anyMatch(value -> value.startsWith(FORM))
        && !signatures(exchange).toLowerCase(Locale.ROOT).contains(TYPE);
  }

  private static String signatures(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("authorization")
        + Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
  }
}
