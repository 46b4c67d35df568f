package dev.storehouse.http;

import java.util.List;

/**
 * One row of an API: a method, a path template such as {@code /orders/{order_id}}, who may use it,
 * and what answers it.
 *
 * @param mediaTypes what it can answer in, the one for clients without a preference first
 */
public record Route(
    Method method, PathTemplate path, Access access, Endpoint endpoint, List<String> mediaTypes) {

  public Route {
    if (mediaTypes.isEmpty()) {
      throw new IllegalArgumentException("a route answers in some media type");
    }
    mediaTypes = List.copyOf(mediaTypes);
  }

  /** A route that answers in JSON. */
  public Route(Method method, PathTemplate path, Access access, Endpoint endpoint) {
    this(method, path, access, endpoint, List.of(MediaTypes.JSON));
  }

  public static Route get(String path, Access access, Endpoint endpoint) {
    return new Route(Method.GET, PathTemplate.of(path), access, endpoint);
  }

  public static Route post(String path, Access access, Endpoint endpoint) {
    return new Route(Method.POST, PathTemplate.of(path), access, endpoint);
  }

  public static Route put(String path, Access access, Endpoint endpoint) {
    return new Route(
        Method.PUT, PathTemplate.of(path), access, Preconditions.ofAnyVersion(endpoint));
  }

  public static Route patch(String path, Access access, Endpoint endpoint) {
    return new Route(
        Method.PATCH, PathTemplate.of(path), access, Preconditions.ofAnyVersion(endpoint));
  }

  public static Route delete(String path, Access access, Endpoint endpoint) {
    return new Route(
        Method.DELETE, PathTemplate.of(path), access, Preconditions.ofAnyVersion(endpoint));
  }

  /**
   * The same route, answering in one of these media types, such as {@code text/csv}. Its endpoint
   * finds the one to use in {@link Request#mediaType()}.
   */
  public Route answering(String... types) {
    return new Route(method, path, access, endpoint, List.of(types));
  }

  @Override
  public String toString() {
    return method + " " + path.text();
  }
}
