package dev.storehouse.query.guard;

/**
 * The statement being written. Between any two pieces stands a blank or a parenthesis, so that no
 * two of them can join into a third thing, such as a comment.
 */
final class SqlText {

  private final StringBuilder text = new StringBuilder();
  private boolean glued = true;

  SqlText word(String piece) {
    if (!glued) {
      text.append(' ');
    }
    text.append(piece);
    glued = false;
    return this;
  }

  SqlText open() {
    return glue(word("("));
  }

  /** An opening parenthesis right behind a name. */
  SqlText openCall() {
    text.append('(');
    return glue(this);
  }

  SqlText close() {
    text.append(')');
    glued = false;
    return this;
  }

  SqlText comma() {
    text.append(',');
    glued = false;
    return this;
  }

  SqlText dot() {
    text.append('.');
    return glue(this);
  }

  private static SqlText glue(SqlText text) {
    text.glued = true;
    return text;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
