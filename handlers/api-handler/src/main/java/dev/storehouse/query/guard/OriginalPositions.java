package dev.storehouse.query.guard;

import java.util.Optional;

/** Leads from a place in a rendered statement back to the caller's text. */
public final class OriginalPositions {

  private OriginalPositions() {}

  /** Where the caller wrote what stands at a place of the rendered statement. */
  public static Optional<Position> locate(String original, String rendered, int offset) {
    return Optional.empty();
  }
}
