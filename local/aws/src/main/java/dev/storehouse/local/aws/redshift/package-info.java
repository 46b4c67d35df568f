/** The Amazon Redshift Data API on one machine, over embedded PostgreSQL. */
@NullMarked
package dev.storehouse.local.aws.redshift;

import org.jspecify.annotations.NullMarked;
