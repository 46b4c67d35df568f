/**
 * How changes of DynamoDB tables are worked off: in order for each item, none lost, none skipped.
 */
@NullMarked
package dev.storehouse.worker;

import org.jspecify.annotations.NullMarked;
