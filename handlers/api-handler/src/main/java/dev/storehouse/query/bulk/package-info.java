/** {@code /v1/bulk/jobs}: rows in and out in files. */
@NullMarked
package dev.storehouse.query.bulk;

import org.jspecify.annotations.NullMarked;
