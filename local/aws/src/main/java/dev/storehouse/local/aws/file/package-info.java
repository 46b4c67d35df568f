/** Files of a data directory. */
@NullMarked
package dev.storehouse.local.aws.file;

import org.jspecify.annotations.NullMarked;
