package dev.storehouse.http;

/**
 * One row of an API: a method, a path template such as {@code /orders/{order_id}}, who may use it,
 * and what answers it.
 */
public record Route(Method method, PathTemplate path, Access access, Endpoint endpoint) {

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

  @Override
  public String toString() {
    return method + " " + path.text();
  }
}
