/** The control plane of API Gateway: API keys and the usage plans of stacks. */
@NullMarked
package dev.storehouse.local.aws.apigateway;

import org.jspecify.annotations.NullMarked;
