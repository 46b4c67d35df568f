/** The catalogue, and the stock ledger that every change of stock goes through. */
@NullMarked
package dev.storehouse.store.products;

import org.jspecify.annotations.NullMarked;
