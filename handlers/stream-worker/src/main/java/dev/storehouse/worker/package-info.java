@NullMarked
package dev.storehouse.worker;

import org.jspecify.annotations.NullMarked;
