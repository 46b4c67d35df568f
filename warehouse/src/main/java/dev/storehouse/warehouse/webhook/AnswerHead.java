package dev.storehouse.warehouse.webhook;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of an HTTP/1.1 answer (RFC 9112 §2.1) before its body. Not thread-safe. */
final class AnswerHead {

  private static final int LONGEST = 16 * 1024;
  private static final int FIRST_FINAL_STATUS = 200;
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  private final InputStream in;
  private int left = LONGEST;

  private AnswerHead(InputStream in) {
    this.in = new BufferedInputStream(in, 1024);
  }

  /**
   * Reads the answer's head and all interim ones before it (RFC 9110 §15.2), and nothing else.
   *
   * @return the status, 200 to 599
   * @throws ProtocolException if it is no such head, or all of them have more than 16 KiB
   * @throws EOFException if it ends too early
   */
  static int readStatus(InputStream in) throws IOException {
    AnswerHead head = new AnswerHead(in);
    int status = head.status();
    while (status < FIRST_FINAL_STATUS) {
      status = head.status();
    }
    return status;
  }

  private int status() throws IOException {
    Matcher statusLine = STATUS_LINE.matcher(line());
    if (!statusLine.matches()) {
      throw new ProtocolException("not a status line");
    }
    String field = line();
    while (!field.isEmpty()) {
      field = line();
    }
    return Integer.parseInt(statusLine.group(1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  private int next() throws IOException {
    if (left-- == 0) {
      throw new ProtocolException("the head is too long");
    }
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the head ends early");
    }
    return next;
  }
}
