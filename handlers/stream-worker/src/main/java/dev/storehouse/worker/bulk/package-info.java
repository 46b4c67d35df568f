/** Drives bulk jobs on when they change. */
@NullMarked
package dev.storehouse.worker.bulk;

import org.jspecify.annotations.NullMarked;
