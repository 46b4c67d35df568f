package dev.storehouse.local.aws.redshift.sql;

import dev.storehouse.local.aws.redshift.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tokens of one statement. A range ends before its second index. */
record TokenList(List<Token> all) {

  TokenList {
    all = List.copyOf(all);
  }

  /** A part of a list. */
  record Range(int from, int to) {}

  Token get(int at) {
    return all.get(at);
  }

  int size() {
    return all.size();
  }

  boolean is(int at, String word) {
    return at >= 0 && at < size() && get(at).is(word);
  }

  boolean isWord(int at) {
    return at >= 0 && at < size() && get(at).kind() == Kind.WORD;
  }

  /** Whether these words follow each other from a token on. */
  boolean are(int at, String... words) {
    int place = at;
    for (String word : words) {
      if (!is(place, word)) {
        return false;
      }
      place = next(place, size());
    }
    return true;
  }

  /** The token after so many others that are no white space. */
  int skip(int at, int count) {
    int place = at;
    for (int i = 0; i < count; i++) {
      place = next(place, size());
    }
    return place;
  }

  int next(int at, int to) {
    int next = at + 1;
    while (next < to && get(next).kind() == Kind.SPACE) {
      next++;
    }
    return Math.min(next, to);
  }

  /** The token before, white space aside; -1 where there is none. */
  int previous(int at) {
    int previous = at - 1;
    while (previous >= 0 && get(previous).kind() == Kind.SPACE) {
      previous--;
    }
    return previous;
  }

  int first() {
    return next(-1, size());
  }

  /** The next of these words outside parentheses. */
  Optional<Integer> find(int from, int to, String... words) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth < 0) {
        return Optional.empty();
      }
      if (depth == 0 && List.of(words).stream().anyMatch(token::is)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  int closing(int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      depth += get(i).is("(") ? 1 : get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return to;
  }

  /** The opening parenthesis of a closing one; -1 where there is none. */
  int opening(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      depth += get(i).is(")") ? 1 : get(i).is("(") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What the commas of a range divide. */
  List<Range> list(int from, int to) {
    List<Range> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      Token token = get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        parts.add(new Range(start, i));
        start = i + 1;
      }
    }
    parts.add(new Range(start, to));
    return parts;
  }

  /** The text of a range without white space at its ends. */
  String text(Range range) {
    StringBuilder text = new StringBuilder();
    IntStream.range(range.from(), range.to()).forEach(i -> text.append(get(i).text()));
    return text.toString().strip();
  }

  /** A name as the catalog has it: in lower case unless quoted. */
  static String name(String written) {
    return written.startsWith("\"") && written.length() > 1
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
