package dev.storehouse.gateway.httpapi;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of the shape an HTTP API gives its requests: sixteen characters of Base64. */
final class RequestIds {

  /** The response header field that carries it. */
  static final String HEADER = "apigw-requestid";

  private static final int BYTES = 11;

  private RequestIds() {}

  static String next() {
    byte[] random = new byte[BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
