/** Lambda's side of the runtime API, for functions that run in a process of their own. */
@NullMarked
package dev.storehouse.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
