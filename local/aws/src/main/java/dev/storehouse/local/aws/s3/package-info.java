/** Amazon S3 on one machine. */
@NullMarked
package dev.storehouse.local.aws.s3;

import org.jspecify.annotations.NullMarked;
