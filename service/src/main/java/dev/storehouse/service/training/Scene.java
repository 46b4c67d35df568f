package dev.storehouse.service.training;

import java.util.List;

/**
 * What a function is made to do before its cache is written.
 *
 * @param function its logical id in the template
 * @param primed whether it also does what it would before a snapshot
 * @param events samples that it answers, names of files in {@code events/}, in this order
 */
record Scene(String function, boolean primed, List<String> events) {

  /**
   * The functions that somebody waits for. One cache of all would be a sixth slower for each of
   * them than its own, as a start touches the whole of it.
   */
  static final List<Scene> ALL =
      List.of(
          new Scene(
              "StoreFunction",
              false,
              List.of("store-read-product", "store-list-products", "store-place-order")),
          new Scene(
              "QueryFunction",
              false,
              List.of("query-health", "query-list-jobs", "query-run-query")),
          // No sample has a token that can be verified. The priming makes one.
          new Scene("AuthorizerFunction", true, List.of("authorizer-http")));

  Scene {
    events = List.copyOf(events);
  }
}
