/** UNLOAD and COPY: rows to objects in S3 and back. */
@NullMarked
package dev.storehouse.local.aws.redshift.bulk;

import org.jspecify.annotations.NullMarked;
