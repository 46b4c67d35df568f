/** Troubles to order, for tests of what depends on the Data API. */
@NullMarked
package dev.storehouse.local.aws.redshift.fault;

import org.jspecify.annotations.NullMarked;
