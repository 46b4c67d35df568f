/** Fills the warehouse with demo data: sales of two tenants, and a table that both read. */
@NullMarked
package dev.storehouse.local.demo;

import org.jspecify.annotations.NullMarked;
