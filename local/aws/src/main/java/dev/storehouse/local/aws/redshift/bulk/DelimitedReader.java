package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.SourceRow.Field;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields with a delimiter between them. Each byte is a character of its fields: what they are
 * in UTF-8 is for who knows the column. Not thread-safe.
 */
final class DelimitedReader implements RowReader {

  private static final int BUFFER = 1 << 16;

  /** Redshift's rows are no longer. */
  private static final int LONGEST_ROW = 4 << 20;

  private static final LoadProblem QUOTES =
      LoadProblem.of(LoadProblem.DELIMITER, "Invalid quote formatting for CSV");
  private static final LoadProblem LENGTH =
      LoadProblem.of(LoadProblem.LINE, "The row is longer than %d bytes".formatted(LONGEST_ROW));

  private final InputStream source;
  private final ReadStyle style;
  private final byte[] buffer = new byte[BUFFER];
  private final StringBuilder raw = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int end;
  private long line = 1;
  private int length;
  private boolean unclosed;

  DelimitedReader(InputStream source, ReadStyle style) {
    this.source = source;
    this.style = style;
  }

  /** How fields are written; a character 0 stands for none. */
  record ReadStyle(char delimiter, char quote, boolean escapes, boolean removesQuotes) {}

  /** A row that is too long, once it is. */
  private static final class LongRowException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private int peek() throws IOException {
    if (at == end) {
      end = Math.max(source.read(buffer), 0);
      at = 0;
    }
    return at == end ? -1 : buffer[at] & 0xff;
  }

  private int take() throws IOException {
    int taken = peek();
    if (taken >= 0) {
      at++;
      if (raw.length() < SourceRow.LONGEST_RAW && taken != '\n') {
        raw.append((char) taken);
      }
      line += taken == '\n' ? 1 : 0;
      if (taken != '\n' && ++length == LONGEST_ROW + 1) {
        throw new LongRowException();
      }
    }
    return taken;
  }

  /** Passes over a line, whatever is in it. */
  boolean skipLine() throws IOException {
    length = 0;
    int taken = take();
    while (taken >= 0 && taken != '\n') {
      length = 0;
      taken = take();
    }
    return taken >= 0;
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    if (peek() < 0) {
      return null;
    }
    raw.setLength(0);
    length = 0;
    long begun = line;
    List<Field> fields = new ArrayList<>();
    Optional<LoadProblem> problem = Optional.empty();
    try {
      problem = fields(fields);
    } catch (LongRowException _) {
      problem = Optional.of(LENGTH);
      rest(take());
    }
    return new SourceRow(begun, fields, decoded(raw.toString()), true, problem);
  }

  private Optional<LoadProblem> fields(List<Field> fields) throws IOException {
    Optional<LoadProblem> problem = Optional.empty();
    boolean more = true;
    while (more) {
      text.setLength(0);
      passSpace();
      int first = peek();
      boolean quoted =
          (style.quote() != 0 && first == style.quote())
              || (style.removesQuotes() && (first == '"' || first == '\''));
      int behind = quoted ? quoted() : plain();
      if (quoted && behind != style.delimiter() && behind != '\n' && behind >= 0) {
        problem = Optional.of(QUOTES);
        behind = rest(behind);
      } else if (quoted && unclosed) {
        problem = Optional.of(QUOTES);
      }
      fields.add(new Field(text.toString(), quoted));
      more = behind == style.delimiter();
    }
    return problem;
  }

  /** Before and behind the marks of CSV it does not count. */
  private void passSpace() throws IOException {
    while (style.quote() != 0 && isSpace(peek())) {
      text.append((char) take());
    }
  }

  private boolean isSpace(int next) {
    return next != style.delimiter() && (next == ' ' || next == '\t');
  }

  /** Reads up to a delimiter or the end of the line, which it takes and gives. */
  private int plain() throws IOException {
    int escaped = 0;
    int taken = take();
    while (taken >= 0 && taken != '\n' && taken != style.delimiter()) {
      boolean literal = taken == '\\' && style.escapes();
      if (literal) {
        int next = take();
        // An N stays escaped: the two are NULL.
        text.append(next == 'N' ? "\\" : "");
        taken = next;
        if (next < 0) {
          break;
        }
      }
      text.append((char) taken);
      escaped = literal ? text.length() : escaped;
      taken = take();
    }
    if (taken == '\n' && text.length() > escaped && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    return taken;
  }

  /** Reads up to the closing mark; takes and gives what is behind it. */
  private int quoted() throws IOException {
    text.setLength(0);
    int mark = take();
    unclosed = false;
    while (true) {
      int taken = take();
      if (taken < 0) {
        unclosed = true;
        return taken;
      }
      if (taken == '\\' && style.escapes()) {
        taken = take();
        text.append((char) taken);
      } else if (taken != mark) {
        text.append((char) taken);
      } else if (style.quote() != 0 && peek() == mark) {
        text.append((char) take());
      } else {
        int behind = take();
        while (style.quote() != 0 && isSpace(behind)) {
          behind = take();
        }
        return behind == '\r' && peek() == '\n' ? take() : behind;
      }
    }
  }

  private int rest(int first) throws IOException {
    int taken = first;
    while (taken >= 0 && taken != '\n') {
      taken = take();
    }
    return taken;
  }

  static String decoded(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .replace('\0', ' ');
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
