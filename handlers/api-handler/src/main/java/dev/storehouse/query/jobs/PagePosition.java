package dev.storehouse.query.jobs;

import dev.storehouse.shared.paging.Position;
import java.util.Optional;

/**
 * Where in a result a page begins.
 *
 * @param token of the warehouse's page; empty for its first one
 * @param skipped rows of that page that were read before
 * @param read rows of the whole result that were read before
 */
record PagePosition(Optional<String> token, int skipped, long read) {

  static final PagePosition START = new PagePosition(Optional.empty(), 0, 0);

  Position toPosition() {
    return new Position(skipped + " " + read + " " + token.orElse(""));
  }

  /** Reads what {@link #toPosition} has made; it comes sealed, so it is well formed. */
  static PagePosition of(Position position) {
    String[] parts = position.after().split(" ", 3);
    return new PagePosition(
        Optional.of(parts[2]).filter(token -> !token.isEmpty()),
        Integer.parseInt(parts[0]),
        Long.parseLong(parts[1]));
  }
}
