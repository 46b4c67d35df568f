/** Results of statements: columns, rows, pages. */
@NullMarked
package dev.storehouse.local.aws.redshift.result;

import org.jspecify.annotations.NullMarked;
