package dev.storehouse.http;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.authentication.Authentication;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Builds requests for tests. */
final class Requests {

  static final Authentication USER = authenticated(Role.USER);
  static final Authentication ADMIN = authenticated(Role.ADMIN);

  private Requests() {}

  static Request of(Method method, String path) {
    return of(method, path, Optional.empty());
  }

  static Request of(Method method, String path, Optional<Authentication> authentication) {
    return of(method, path, "", () -> authentication);
  }

  static Request of(
      Method method, String path, String body, Supplier<Optional<Authentication>> authentication) {
    return of(method, path, Map.of(), Map.of(), body, authentication);
  }

  static Request with(Request request, String header, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return of(
        request.method(),
        request.path(),
        request.query(),
        headers,
        request.body(),
        request.authentication());
  }

  static Request json(String body) {
    return of(
        Method.POST,
        "/",
        Map.of(),
        Map.of("content-type", "application/json"),
        body,
        Optional::empty);
  }

  static Request query(Map<String, List<String>> query) {
    return of(Method.GET, "/", query, Map.of(), "", Optional::empty);
  }

  private static Request of(
      Method method,
      String path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      String body,
      Supplier<Optional<Authentication>> authentication) {
    return new Request(
        method,
        path,
        Map.of(),
        query,
        headers,
        body,
        "req-1",
        "192.0.2.1",
        authentication,
        () -> Duration.ofSeconds(10),
        MediaTypes.JSON);
  }

  private static Authentication authenticated(Role role) {
    return new Authentication.Authenticated(
        new Principal("usr_1", role, Optional.empty(), Set.of(), "lgn_1"));
  }
}
