package dev.storehouse.http;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.authentication.Authentication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds requests for tests. */
final class Requests {

  static final Authentication USER = authenticated(Role.USER);
  static final Authentication ADMIN = authenticated(Role.ADMIN);

  private Requests() {}

  static Request of(Method method, String path) {
    return of(method, path, Optional.empty());
  }

  static Request of(Method method, String path, Optional<Authentication> authentication) {
    return new Request(
        method, path, Map.of(), Map.of(), Map.of(), "", "req-1", "192.0.2.1", () -> authentication);
  }

  static Request with(Request request, String header, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return new Request(
        request.method(),
        request.path(),
        request.pathParameters(),
        request.query(),
        headers,
        request.body(),
        request.requestId(),
        request.sourceIp(),
        request.authentication());
  }

  static Request json(String body) {
    return new Request(
        Method.POST,
        "/",
        Map.of(),
        Map.of(),
        Map.of("content-type", "application/json"),
        body,
        "req-1",
        "192.0.2.1",
        Optional::empty);
  }

  static Request query(Map<String, List<String>> query) {
    return new Request(
        Method.GET, "/", Map.of(), query, Map.of(), "", "req-1", "192.0.2.1", Optional::empty);
  }

  private static Authentication authenticated(Role role) {
    return new Authentication.Authenticated(
        new Principal("usr_1", role, Optional.empty(), Set.of(), "lgn_1"));
  }
}
