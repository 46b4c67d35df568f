/** What an API promises in its OpenAPI document, and whether an answer keeps it. */
@NullMarked
package dev.storehouse.local.contract;

import org.jspecify.annotations.NullMarked;
