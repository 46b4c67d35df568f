/**
 * Both APIs over plain HTTP, behind a load balancer: the functions' code, the template's gateway.
 */
@NullMarked
package dev.storehouse.service;

import org.jspecify.annotations.NullMarked;
