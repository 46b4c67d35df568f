/** What a request costs in a small store and in a large one. */
@NullMarked
package dev.storehouse.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
