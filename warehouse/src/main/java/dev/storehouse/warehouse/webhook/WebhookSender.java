package dev.storehouse.warehouse.webhook;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends signed messages: over TLS, to public addresses, without following redirects, within five
 * seconds. A host's addresses are looked up once; all of them have to be public, and one that was
 * judged is the one that is connected to, so that a name cannot change its meaning in between (DNS
 * rebinding). Thread-safe.
 */
public final class WebhookSender {

  private final Network network;
  private final WebhookExceptions exceptions;
  private final InstantSource clock;

  /**
   * Makes a sender.
   *
   * @param exceptions places that need not be public or speak TLS; none on AWS
   */
  public WebhookSender(WebhookExceptions exceptions, InstantSource clock) {
    this(Network.internet(), exceptions, clock);
  }

  WebhookSender(Network network, WebhookExceptions exceptions, InstantSource clock) {
    this.network = network;
    this.exceptions = exceptions;
    this.clock = clock;
  }

  /** Makes one attempt to send a message, and tells what came of it. */
  public Delivery send(WebhookUrl url, WebhookMessage message, WebhookSecret secret) {
    FutureTask<Delivery> attempt = new FutureTask<>(() -> attempt(url, message, secret));
    // To interrupt a virtual thread closes the socket that it waits for (java.net.Socket): a
    // timeout of the socket's would begin anew with each byte that trickles in.
    Thread.ofVirtual().name("webhook").start(attempt);
    try {
      return attempt.get(network.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          "The receiver did not answer within %d ms.".formatted(network.deadline().toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Failed("The attempt was broken off.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("sending a webhook failed", e);
    } finally {
      attempt.cancel(true);
    }
  }

  private Delivery attempt(WebhookUrl url, WebhookMessage message, WebhookSecret secret)
      throws InterruptedException {
    boolean excepted = exceptions.cover(url.host(), url.port());
    if (!excepted && !url.encrypted()) {
      return new Delivery.Refused("The URL is not one of https.");
    }
    byte[] request =
        Post.bytes(url, message, WebhookSignature.of(message, clock.instant(), secret));
    try {
      List<InetAddress> addresses = network.resolver().resolve(url.host());
      if (!excepted && !addresses.stream().allMatch(network.judge())) {
        return new Delivery.Refused("The host has an address that is not public.");
      }
      return judged(status(url, addresses, request));
    } catch (IOException e) {
      return failed(e);
    }
  }

  private int status(WebhookUrl url, List<InetAddress> addresses, byte[] request)
      throws IOException {
    try (Socket plain = Connection.open(addresses, url.port(), network.deadline());
        Socket socket = url.encrypted() ? Connection.secured(plain, url, network.tls()) : plain) {
      socket.getOutputStream().write(request);
      return AnswerHead.readStatus(socket.getInputStream());
    }
  }

  private static Delivery judged(int status) {
    String reason = "The receiver answered with status %d.".formatted(status);
    return switch (status) {
      // May be otherwise a moment later: RFC 9110 §15.5.9, §15.5.10, RFC 8470 §5.2, RFC 6585 §4.
      case 408, 409, 425, 429 -> new Delivery.Failed(reason);
      default ->
          switch (status / 100) {
            case 2 -> new Delivery.Delivered(status);
            case 3, 4 -> new Delivery.Refused(reason);
            default -> new Delivery.Failed(reason);
          };
    };
  }

  private static Delivery failed(IOException cause) {
    return switch (cause) {
      case UnknownHostException e -> new Delivery.Failed("The name of the host was not found.");
      case SSLException e -> new Delivery.Failed("There was no TLS connection to that host.");
      case ProtocolException e -> new Delivery.Failed("The answer was not one of HTTP/1.1.");
      case EOFException e -> new Delivery.Failed("The receiver hung up without an answer.");
      default -> new Delivery.Failed("The connection failed.");
    };
  }
}
