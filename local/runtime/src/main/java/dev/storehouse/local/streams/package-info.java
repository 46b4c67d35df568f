/** The streams of the tables, and Lambda's event source mappings that read them. */
@NullMarked
package dev.storehouse.local.streams;

import org.jspecify.annotations.NullMarked;
