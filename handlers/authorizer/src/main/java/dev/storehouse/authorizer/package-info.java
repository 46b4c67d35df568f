/** The Lambda authorizer of both APIs: who is calling, as the gateways want to hear it. */
@NullMarked
package dev.storehouse.authorizer;

import org.jspecify.annotations.NullMarked;
