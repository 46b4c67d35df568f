/** Reads a SAM / CloudFormation template and resolves it into the stack it would deploy. */
@NullMarked
package dev.storehouse.gateway.template;

import org.jspecify.annotations.NullMarked;
