/** What operators do to the store with IAM credentials, past its API. */
@NullMarked
package dev.storehouse.store.operator;

import org.jspecify.annotations.NullMarked;
