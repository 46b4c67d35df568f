package dev.storehouse.worker.forward;

import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.secret.FetchedSecret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The service that events are posted to: at {@code /api/events}, where Mage takes them, the event
 * as EventBridge tells it as the body. The URL is the operator's and may be a private one; no
 * redirect is followed. Thread-safe.
 *
 * @param token what it knows us by; empty if it asks for nothing
 * @param deadline for everything from the connection to the head of the answer
 */
record EventService(URI events, Optional<FetchedSecret> token, Duration deadline) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Mage looks for what an event triggers before it answers. */
  private static final Duration DEADLINE = Duration.ofSeconds(25);

  private static final int UNAUTHORIZED = 401;

  /**
   * The service of a function with this environment.
   *
   * @throws IllegalStateException if the URL is missing or malformed, or a token would be readable
   *     on its way
   */
  static EventService of(Environment environment, Clock clock) {
    URI events = URI.create(environment.required("EVENT_FORWARD_URL") + "/api/events");
    Optional<String> secretArn = environment.optional("EVENT_FORWARD_SECRET_ARN");
    if (secretArn.isPresent() && !"https".equals(events.getScheme())) {
      throw new IllegalStateException("a token is sent over https alone");
    }
    AwsClients clients = new AwsClients(environment);
    return new EventService(
        events,
        secretArn.map(arn -> new FetchedSecret(clients.secretsManager(), arn, clock)),
        DEADLINE);
  }

  /**
   * Posts an event.
   *
   * @throws NotForwardedException if the service does not say in time that it has it
   */
  void tell(ForwardedEvent event) {
    int status = status(event);
    if (status == UNAUTHORIZED) {
      // It may have a new token; the next attempt asks for it.
      token.ifPresent(FetchedSecret::forget);
    }
    if (status / 100 != 2) {
      throw new NotForwardedException(event.id(), "the service answered " + status, null);
    }
  }

  private int status(ForwardedEvent event) {
    // One client for each event: a connection that was kept may have died while the function slept.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request(event), BodyHandlers.ofInputStream());
      return answer.statusCode();
    } catch (HttpTimeoutException e) {
      throw new NotForwardedException(event.id(), "the service did not answer in time", e);
    } catch (IOException e) {
      throw new NotForwardedException(event.id(), "the connection failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotForwardedException(event.id(), "the attempt was broken off", e);
    } finally {
      // What else the answer holds is read by nobody.
      client.shutdownNow();
    }
  }

  private HttpRequest request(ForwardedEvent event) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(events)
            .timeout(deadline)
            .header("content-type", "application/json")
            .header("idempotency-key", event.id())
            .POST(HttpRequest.BodyPublishers.ofString(event.json()));
    token.ifPresent(it -> request.header("authorization", "Bearer " + it.get().strip()));
    return request.build();
  }
}
