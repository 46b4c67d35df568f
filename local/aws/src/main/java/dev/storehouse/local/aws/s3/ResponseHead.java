package dev.storehouse.local.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The head of an answer on its way back to the client.
 *
 * @param fields as they came, {@code name: value}
 */
record ResponseHead(int status, List<String> fields) {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** What this connection and that one have each for themselves. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding");

  /**
   * Reads to the end of the head.
   *
   * @throws IOException if the server is gone, or speaks something else
   */
  static ResponseHead read(InputStream answer) throws IOException {
    String[] start = line(answer).split(" ", 3);
    if (start.length < 2 || !start[0].startsWith("HTTP/1.")) {
      throw new IOException("not an answer: " + String.join(" ", start));
    }
    List<String> fields = new ArrayList<>();
    for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
      fields.add(line);
    }
    return new ResponseHead(Integer.parseInt(start[1]), List.copyOf(fields));
  }

  private static String line(InputStream answer) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = answer.read(); next != '\n'; next = answer.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the server did not answer");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** Sends it; the body, if the answer has one, is to follow. */
  void send(HttpExchange exchange) throws IOException {
    for (String field : fields) {
      String name = name(field);
      if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().add(name, value(field));
      }
    }
    Optional<Long> length = length();
    if (exchange.getRequestMethod().equals("HEAD")) {
      length.ifPresent(
          it -> exchange.getResponseHeaders().set("Content-Length", String.valueOf(it)));
      exchange.sendResponseHeaders(status, -1);
    } else if (status == NO_CONTENT || status == NOT_MODIFIED) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      // Of the server's three ways: minus one for nothing, nought for as much as comes, or so much.
      exchange.sendResponseHeaders(status, length.map(it -> it == 0 ? -1 : it).orElse(0L));
    }
  }

  private Optional<Long> length() {
    return fields.stream()
        .filter(field -> name(field).equalsIgnoreCase("content-length"))
        .map(field -> Long.valueOf(value(field)))
        .findFirst();
  }

  private static String name(String field) {
    return field.substring(0, Math.max(0, field.indexOf(':')));
  }

  private static String value(String field) {
    return field.substring(field.indexOf(':') + 1).strip();
  }
}
