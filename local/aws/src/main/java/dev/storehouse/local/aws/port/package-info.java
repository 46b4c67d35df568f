/** One HTTP port that speaks AWS's wire protocols, and the services behind it. */
@NullMarked
package dev.storehouse.local.aws.port;

import org.jspecify.annotations.NullMarked;
