package dev.storehouse.warehouse.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * What a sender has around it.
 *
 * @param judge says which addresses may be reached
 * @param tls knows whom to trust
 * @param deadline for everything from the lookup to the head of the answer
 */
record Network(
    Resolver resolver, Predicate<InetAddress> judge, SSLSocketFactory tls, Duration deadline) {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** The Internet. */
  static Network internet() {
    return new Network(
        new SystemResolver(),
        PublicAddresses::contain,
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        DEADLINE);
  }
}
