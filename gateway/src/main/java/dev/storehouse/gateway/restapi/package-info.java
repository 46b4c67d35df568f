/** An API Gateway REST API on one machine, configured by nothing but the template. */
@NullMarked
package dev.storehouse.gateway.restapi;

import org.jspecify.annotations.NullMarked;
