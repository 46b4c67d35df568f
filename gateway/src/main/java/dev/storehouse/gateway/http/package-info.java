/** The HTTP server that the local gateways share: plain requests in, plain responses out. */
@NullMarked
package dev.storehouse.gateway.http;

import org.jspecify.annotations.NullMarked;
