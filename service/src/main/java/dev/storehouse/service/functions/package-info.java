/** Runs the functions of the template as Lambda's Java runtime does. */
@NullMarked
package dev.storehouse.service.functions;

import org.jspecify.annotations.NullMarked;
