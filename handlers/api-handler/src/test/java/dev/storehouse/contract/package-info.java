/** For tests: functions as Lambda calls them, answers as their contract describes them. */
@NullMarked
package dev.storehouse.contract;

import org.jspecify.annotations.NullMarked;
