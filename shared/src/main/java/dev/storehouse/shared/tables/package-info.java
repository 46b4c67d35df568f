/** How records become DynamoDB items and back, and how items are read and written together. */
@NullMarked
package dev.storehouse.shared.tables;

import org.jspecify.annotations.NullMarked;
