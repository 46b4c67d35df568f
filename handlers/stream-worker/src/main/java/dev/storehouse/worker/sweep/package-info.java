/** Finds, minute by minute, the jobs that nobody else ends. */
@NullMarked
package dev.storehouse.worker.sweep;

import org.jspecify.annotations.NullMarked;
