/** The AWS services Storehouse uses, on one machine, set up from {@code template.yaml}. */
@NullMarked
package dev.storehouse.local.aws;

import org.jspecify.annotations.NullMarked;
