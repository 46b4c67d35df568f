/** Events of the store, posted to a service of the operator's. */
@NullMarked
package dev.storehouse.worker.forward;

import org.jspecify.annotations.NullMarked;
