/** What every kind of API Gateway API shares: routes, throttling, the encodings of an event. */
@NullMarked
package dev.storehouse.gateway;

import org.jspecify.annotations.NullMarked;
