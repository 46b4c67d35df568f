/** The JUnit extension that gives a test class the stack of {@code template.yaml} for its own. */
@NullMarked
package dev.storehouse.local.aws.junit;

import org.jspecify.annotations.NullMarked;
