/** Databases, schemas, tables and columns. */
@NullMarked
package dev.storehouse.local.aws.redshift.catalog;

import org.jspecify.annotations.NullMarked;
