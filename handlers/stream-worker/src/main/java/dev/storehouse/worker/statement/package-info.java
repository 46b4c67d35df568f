/** Settles the jobs of statements that have ended. */
@NullMarked
package dev.storehouse.worker.statement;

import org.jspecify.annotations.NullMarked;
