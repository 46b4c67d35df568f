/** Redshift's SQL, read token by token and put into PostgreSQL's words. */
@NullMarked
package dev.storehouse.local.aws.redshift.sql;

import org.jspecify.annotations.NullMarked;
