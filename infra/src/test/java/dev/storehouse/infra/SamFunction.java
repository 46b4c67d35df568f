package dev.storehouse.infra;

import java.util.List;

/** How a SAM function says which routes it answers. */
final class SamFunction {

  private SamFunction() {}

  /** The properties of the HTTP API events of a function. */
  static List<Node> httpEvents(Node function) {
    return events(function, "HttpApi");
  }

  /** The properties of the REST API events of a function. */
  static List<Node> restEvents(Node function) {
    return events(function, "Api");
  }

  private static List<Node> events(Node function, String type) {
    return function.get("Properties").get("Events").entries().values().stream()
        .filter(event -> event.get("Type").text().orElse("").equals(type))
        .map(event -> event.get("Properties"))
        .toList();
  }

  /** The route key of an event; SAM takes one that names no path for the catch-all. */
  static String routeOf(Node event) {
    return event
        .get("Path")
        .text()
        .map(path -> event.get("Method").text().orElse("ANY") + " " + path)
        .orElse("$default");
  }
}
