/** Statements, batches and sessions from their submission to their expiry. */
@NullMarked
package dev.storehouse.local.aws.redshift.statement;

import org.jspecify.annotations.NullMarked;
