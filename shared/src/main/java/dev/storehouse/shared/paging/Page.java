package dev.storehouse.shared.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the position after which the next page begins; empty at the end of the list
 */
public record Page<T>(List<T> items, Optional<Position> next) {

  public Page {
    items = List.copyOf(items);
  }

  /** The same page with every item replaced. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), next);
  }
}
