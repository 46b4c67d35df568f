/** A function in a JVM of its own, driven through Lambda's runtime API. */
@NullMarked
package dev.storehouse.benchmarks.lambda;

import org.jspecify.annotations.NullMarked;
