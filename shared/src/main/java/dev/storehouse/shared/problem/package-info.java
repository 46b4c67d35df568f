/** What a client is told when a request cannot be served (RFC 9457). */
@NullMarked
package dev.storehouse.shared.problem;

import org.jspecify.annotations.NullMarked;
