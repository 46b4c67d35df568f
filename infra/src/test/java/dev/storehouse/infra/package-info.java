/** Rules that every template, sample event and deployable artefact of this repository keeps. */
@NullMarked
package dev.storehouse.infra;

import org.jspecify.annotations.NullMarked;
