package dev.storehouse.authorizer;

/**
 * Makes a REST API answer 401: it does so for exactly this message (API Gateway Developer Guide,
 * "Output from an API Gateway Lambda authorizer").
 */
final class UnauthorizedException extends RuntimeException {

  UnauthorizedException() {
    // Whoever can send requests can cause it: one line of log, no stack.
    super("Unauthorized", null, false, false);
  }
}
