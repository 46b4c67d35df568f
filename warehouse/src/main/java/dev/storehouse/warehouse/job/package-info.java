/** Query jobs: from submission to one of four ends, whatever happens in between. */
@NullMarked
package dev.storehouse.warehouse.job;

import org.jspecify.annotations.NullMarked;
