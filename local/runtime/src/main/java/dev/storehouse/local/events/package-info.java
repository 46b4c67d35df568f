/** Amazon EventBridge on one machine: the rules and schedules of the template's functions. */
@NullMarked
package dev.storehouse.local.events;

import org.jspecify.annotations.NullMarked;
