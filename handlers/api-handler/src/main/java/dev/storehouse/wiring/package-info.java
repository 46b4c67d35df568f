/** What every function of this artefact is put together from. */
@NullMarked
package dev.storehouse.wiring;

import org.jspecify.annotations.NullMarked;
