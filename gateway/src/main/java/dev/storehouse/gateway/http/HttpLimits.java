package dev.storehouse.gateway.http;

import java.time.Duration;

/**
 * What a server accepts before it refuses.
 *
 * @param headerBytes request line and header values together
 * @param bodyBytes the body
 * @param readTimeout the longest a client may take to send its body, and the longest pause between
 *     two bytes
 */
public record HttpLimits(int headerBytes, int bodyBytes, Duration readTimeout) {

  /**
   * Of an HTTP API: 10 240 bytes of request line and header values, 10 MB of payload ("Quotas for
   * configuring and running an HTTP API", API Gateway developer guide).
   */
  public static final HttpLimits HTTP_API =
      new HttpLimits(10_240, 10 * 1024 * 1024, Duration.ofSeconds(30));

  /** Of a REST API: the same figures ("Quotas for creating, deploying and managing a REST API"). */
  public static final HttpLimits REST_API = HTTP_API;
}
