/** The programs behind the figures of {@code docs/benchmarks.md}, and what they share. */
@NullMarked
package dev.storehouse.benchmarks;

import org.jspecify.annotations.NullMarked;
