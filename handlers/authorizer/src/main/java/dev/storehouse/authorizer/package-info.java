@NullMarked
package dev.storehouse.authorizer;

import org.jspecify.annotations.NullMarked;
