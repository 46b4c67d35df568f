/** Requests and errors of the Data API as they go over the wire. */
@NullMarked
package dev.storehouse.local.aws.redshift.wire;

import org.jspecify.annotations.NullMarked;
