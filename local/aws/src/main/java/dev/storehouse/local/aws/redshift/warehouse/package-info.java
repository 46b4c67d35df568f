/** Clusters and workgroups, each a PostgreSQL server of its own, and who may log in. */
@NullMarked
package dev.storehouse.local.aws.redshift.warehouse;

import org.jspecify.annotations.NullMarked;
