/** DynamoDB Local inside this JVM, with the tables of a stack. */
@NullMarked
package dev.storehouse.local.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
