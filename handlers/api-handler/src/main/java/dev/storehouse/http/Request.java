package dev.storehouse.http;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.authentication.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request, the same whichever API and payload format it came through.
 *
 * @param path percent-decoded
 * @param pathParameters those of the route that was chosen, by name; empty before
 * @param query decoded, each name with its values in order
 * @param headers names in lower case
 * @param requestId as the client sent it, or made for this request
 * @param sourceIp of the client, as the gateway saw it
 * @param authentication who sent it; empty if no credential was shown. Asked for only where the
 *     route wants to know, because the answer may cost a read
 * @param remaining how long this invocation may still take, at the moment it is asked
 * @param mediaType the one the client likes best of those the route can answer in
 */
public record Request(
    Method method,
    String path,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body,
    String requestId,
    String sourceIp,
    Supplier<Optional<Authentication>> authentication,
    Supplier<Duration> remaining,
    String mediaType) {

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The value of a parameter of the route's path.
   *
   * @throws IllegalArgumentException if the route has no such parameter
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** The user or API key that sent it, where there is one. */
  public Optional<Principal> caller() {
    return authentication
        .get()
        .flatMap(
            known ->
                known instanceof Authentication.Authenticated(Principal principal)
                    ? Optional.of(principal)
                    : Optional.empty());
  }

  /**
   * The user or API key that sent it, on a route that is not open to others.
   *
   * @throws IllegalStateException if the route is open to others
   */
  public Principal principal() {
    return caller().orElseThrow(() -> new IllegalStateException("route without principal"));
  }

  Request withPathParameters(Map<String, String> parameters) {
    return new Request(
        method,
        path,
        parameters,
        query,
        headers,
        body,
        requestId,
        sourceIp,
        authentication,
        remaining,
        mediaType);
  }

  Request answeredIn(String chosen) {
    return new Request(
        method,
        path,
        pathParameters,
        query,
        headers,
        body,
        requestId,
        sourceIp,
        authentication,
        remaining,
        chosen);
  }
}
