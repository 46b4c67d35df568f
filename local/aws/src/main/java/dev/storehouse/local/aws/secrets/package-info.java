/** AWS Secrets Manager over its wire protocol, with the secrets of a stack. */
@NullMarked
package dev.storehouse.local.aws.secrets;

import org.jspecify.annotations.NullMarked;
