package dev.storehouse.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value at its first use and keeps it. For one request; not thread-safe. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
