package dev.storehouse.query.guard;

import java.util.List;
import java.util.Optional;

/**
 * Leads from a place in a rendered statement back to the caller's text: the warehouse's errors tell
 * places of the statement that it was sent. Thread-safe.
 */
public final class OriginalPositions {

  private OriginalPositions() {}

  /**
   * Where the caller wrote what stands at a place of the rendered statement.
   *
   * @param original the text that was checked
   * @param rendered the statement it became
   * @param offset in characters (code points), counted from 1, as the warehouse tells it in {@code
   *     Position: n}
   * @return for what the guard added, the next that the caller wrote; empty for a place outside of
   *     the statement, and if the guard did not accept the text or made another statement of it
   */
  public static Optional<Position> locate(String original, String rendered, int offset) {
    if (offset < 1 || offset > rendered.codePointCount(0, rendered.length())) {
      return Optional.empty();
    }
    try {
      List<Token> shown = new Source(Lexer.read(original)).tokensShown();
      return located(shown, Lexer.read(rendered), place(rendered, offset));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static Optional<Position> located(
      List<Token> shown, List<Token> rendered, Position place) {
    int index = indexAt(rendered, place);
    CapAround cap = CapAround.of(rendered);
    Alignment inside = Alignment.of(shown, cap.without(rendered));
    if (inside.lost().isEmpty()) {
      return inside.origin(cap.indexInside(index)).map(Token::position);
    }
    Alignment whole = Alignment.of(shown, rendered);
    return whole.lost().isEmpty() ? whole.origin(index).map(Token::position) : Optional.empty();
  }

  private static Position place(String rendered, int offset) {
    Cursor cursor = new Cursor(rendered);
    cursor.advance(rendered.offsetByCodePoints(0, offset - 1));
    return cursor.position();
  }

  /** The last token that does not begin behind a place. */
  private static int indexAt(List<Token> tokens, Position place) {
    int index = 0;
    while (index + 1 < tokens.size() && !isBehind(tokens.get(index + 1).position(), place)) {
      index++;
    }
    return index;
  }

  private static boolean isBehind(Position position, Position place) {
    return position.line() > place.line()
        || (position.line() == place.line() && position.column() > place.column());
  }
}
