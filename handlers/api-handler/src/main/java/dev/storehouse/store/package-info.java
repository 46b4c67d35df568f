@NullMarked
package dev.storehouse.store;

import org.jspecify.annotations.NullMarked;
