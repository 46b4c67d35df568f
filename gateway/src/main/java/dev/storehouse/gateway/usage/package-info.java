/** What the clients of a REST API may use of it: keys and plans. */
@NullMarked
package dev.storehouse.gateway.usage;

import org.jspecify.annotations.NullMarked;
