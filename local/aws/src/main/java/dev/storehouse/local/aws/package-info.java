@NullMarked
package dev.storehouse.local.aws;

import org.jspecify.annotations.NullMarked;
