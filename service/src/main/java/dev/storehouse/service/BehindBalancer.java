package dev.storehouse.service;

import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a client's address from the last hop: what the load balancer has put at the end of {@code
 * X-Forwarded-For} is whom it saw; what stands before that is anyone's claim ("HTTP headers and
 * Application Load Balancers", Elastic Load Balancing user guide). Without the field it is the peer
 * itself. Thread-safe.
 */
record BehindBalancer(HttpEndpoint endpoint) implements HttpEndpoint {

  private static final String FORWARDED_FOR = "x-forwarded-for";

  @Override
  public HttpResponse answer(HttpRequest request) {
    List<String> hops = hops(request);
    return endpoint.answer(hops.isEmpty() ? request : seen(request, hops));
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    return endpoint.refuse(status, message);
  }

  /** The gateway adds the address to the field again, so it comes off here. */
  private static HttpRequest seen(HttpRequest request, List<String> hops) {
    List<Header> headers = new ArrayList<>(request.headers());
    headers.removeIf(header -> header.is(FORWARDED_FOR));
    if (hops.size() > 1) {
      headers.add(new Header(FORWARDED_FOR, String.join(", ", hops.subList(0, hops.size() - 1))));
    }
    return new HttpRequest(
        request.method(),
        request.path(),
        request.query(),
        request.protocol(),
        headers,
        request.body(),
        address(hops.getLast()));
  }

  private static List<String> hops(HttpRequest request) {
    return request.headers().stream()
        .filter(header -> header.is(FORWARDED_FOR))
        .flatMap(header -> List.of(header.value().split(",")).stream())
        .map(String::strip)
        .filter(hop -> !hop.isEmpty())
        .toList();
  }

  /** Without the port that a balancer may be told to add, and without the brackets of IPv6. */
  private static String address(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
