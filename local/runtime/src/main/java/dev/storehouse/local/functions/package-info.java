/** Runs the functions of the template as Lambda's Java runtime does. */
@NullMarked
package dev.storehouse.local.functions;

import org.jspecify.annotations.NullMarked;
