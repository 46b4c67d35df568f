/** Pages of a list and the sealed cursors between them. */
@NullMarked
package dev.storehouse.shared.paging;

import org.jspecify.annotations.NullMarked;
