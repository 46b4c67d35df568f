/** Amazon EventBridge, SNS and SQS, as far as functions publish and operators look. */
@NullMarked
package dev.storehouse.local.aws.messaging;

import org.jspecify.annotations.NullMarked;
