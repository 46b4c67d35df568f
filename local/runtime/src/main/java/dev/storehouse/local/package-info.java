/** The whole system in one JVM, as {@code template.yaml} describes it: start, demo data, stop. */
@NullMarked
package dev.storehouse.local;

import org.jspecify.annotations.NullMarked;
