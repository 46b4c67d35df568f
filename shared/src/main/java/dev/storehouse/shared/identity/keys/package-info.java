/** The ES256 keys of access tokens: published, cached, rotated, and chosen for signing. */
@NullMarked
package dev.storehouse.shared.identity.keys;

import org.jspecify.annotations.NullMarked;
