/** An API Gateway HTTP API on one machine, configured by nothing but the template. */
@NullMarked
package dev.storehouse.gateway.httpapi;

import org.jspecify.annotations.NullMarked;
