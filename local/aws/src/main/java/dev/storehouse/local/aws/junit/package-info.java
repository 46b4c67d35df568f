/** JUnit extensions: the stack of {@code template.yaml}, or a warehouse alone, for a test class. */
@NullMarked
package dev.storehouse.local.aws.junit;

import org.jspecify.annotations.NullMarked;
