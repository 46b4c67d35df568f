/** Makes, publishes, retires and revokes the keys that sign access tokens. */
@NullMarked
package dev.storehouse.authorizer.rotation;

import org.jspecify.annotations.NullMarked;
