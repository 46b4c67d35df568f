package dev.storehouse.http;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the route of a request, checks who may use it, and lets it answer. HEAD is answered as GET
 * without the body, OPTIONS with the methods of the path. Immutable.
 */
public final class Router {

  /** The longest body, in bytes. */
  public static final int MAX_BODY = 1024 * 1024;

  private record Match(Route route, Map<String, String> parameters) {}

  private final List<Route> routes;

  /**
   * Takes the routes of an API.
   *
   * @throws IllegalArgumentException if two of them have the same method and path
   */
  public Router(List<Route> routes) {
    Set<String> seen = new HashSet<>();
    for (Route route : routes) {
      if (!seen.add(route.method() + " " + route.path().text().replaceAll("\\{[^/]+}", "{}"))) {
        throw new IllegalArgumentException("two routes for " + route);
      }
    }
    this.routes = List.copyOf(routes);
  }

  public List<Route> routes() {
    return routes;
  }

  /**
   * Answers one request.
   *
   * @throws ProblemException if there is no such route, the caller may not use it, the body or the
   *     wanted representation is not one this API has, or the feature refuses the request
   */
  public Response handle(Request request) {
    List<Match> matches = existing(request.path());
    if (request.method() == Method.OPTIONS) {
      return Response.empty(204).with("Allow", allowed(matches));
    }
    Method wanted = request.method() == Method.HEAD ? Method.GET : request.method();
    Match match =
        matches.stream()
            .filter(candidate -> candidate.route().method() == wanted)
            .findFirst()
            .orElseThrow(() -> methodNotAllowed(request.method().name(), matches));
    AccessCheck.check(match.route().access(), request);
    String mediaType = MediaTypes.choose(request, match.route().mediaTypes());
    if (utf8Length(request.body()) > MAX_BODY) {
      throw new ProblemException(
          ProblemCode.PAYLOAD_TOO_LARGE, "A body has at most " + MAX_BODY + " bytes.");
    }
    Response response =
        match
            .route()
            .endpoint()
            .handle(request.withPathParameters(match.parameters()).answeredIn(mediaType));
    return request.method() == Method.HEAD ? response.toHead() : response;
  }

  /** The problem of a request whose method HTTP does not know: of the path first, then of it. */
  ProblemException refuse(String unknownMethod, String path) {
    return methodNotAllowed(unknownMethod, existing(path));
  }

  private static ProblemException methodNotAllowed(String method, List<Match> matches) {
    String allow = allowed(matches);
    return Problem.of(ProblemCode.METHOD_NOT_ALLOWED, method + " is not one of: " + allow + ".")
        .withHeader("Allow", allow)
        .asException();
  }

  private List<Match> existing(String path) {
    List<Match> matches = matches(path);
    if (matches.isEmpty()) {
      throw new ProblemException(
          ProblemCode.ROUTE_NOT_FOUND, "GET /openapi.json lists the routes there are.");
    }
    return matches;
  }

  private List<Match> matches(String path) {
    if (!path.startsWith("/")) {
      return List.of();
    }
    List<String> segments = PathTemplate.split(path);
    List<Match> all =
        routes.stream()
            .flatMap(
                route ->
                    route.path().match(segments).stream()
                        .map(parameters -> new Match(route, parameters)))
            .sorted(Comparator.comparingLong(match -> -match.route().path().literals()))
            .toList();
    if (all.isEmpty()) {
      return all;
    }
    // A path such as /users/me is a resource of its own, not a user called "me".
    long most = all.getFirst().route().path().literals();
    return all.stream().filter(match -> match.route().path().literals() == most).toList();
  }

  private static String allowed(List<Match> matches) {
    EnumSet<Method> methods = EnumSet.of(Method.OPTIONS);
    matches.forEach(match -> methods.add(match.route().method()));
    if (methods.contains(Method.GET)) {
      methods.add(Method.HEAD);
    }
    return methods.stream().map(Method::name).collect(Collectors.joining(", "));
  }

  private static int utf8Length(String text) {
    return text.length() > MAX_BODY ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
