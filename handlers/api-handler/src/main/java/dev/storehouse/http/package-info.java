/**
 * HTTP between API Gateway and the features: routes, requests, answers, and the rules all of them
 * share.
 */
@NullMarked
package dev.storehouse.http;

import org.jspecify.annotations.NullMarked;
