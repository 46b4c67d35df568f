/** Where a function learns its settings and gets its AWS clients. */
@NullMarked
package dev.storehouse.shared.config;

import org.jspecify.annotations.NullMarked;
