@NullMarked
package dev.storehouse.local;

import org.jspecify.annotations.NullMarked;
