package dev.storehouse.shared.paging;

import java.util.Optional;

/**
 * Which page is wanted.
 *
 * @param limit how many items at the most, 1 to {@value #MAX_LIMIT}
 * @param from where to go on, empty for the first page
 */
public record PageRequest(int limit, Optional<Position> from) {

  public static final int DEFAULT_LIMIT = 25;
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit out of range: " + limit);
    }
  }
}
