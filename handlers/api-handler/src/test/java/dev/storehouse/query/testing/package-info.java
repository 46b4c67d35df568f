/** What the tests of the query API's features share. */
@NullMarked
package dev.storehouse.query.testing;

import org.jspecify.annotations.NullMarked;
