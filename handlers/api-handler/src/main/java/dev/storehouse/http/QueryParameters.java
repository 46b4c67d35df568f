package dev.storehouse.http;

import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.paging.Position;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The query string of a list: its filters, {@code limit} and {@code cursor}, and the answer with
 * the cursor of the next page.
 */
public final class QueryParameters {

  /** More than any filter or cursor of ours, less than DynamoDB takes as a key (2,048 bytes). */
  private static final int MOST_CHARACTERS = 500;

  /** A cursor may hold one of another service's. */
  private static final int MOST_OF_CURSOR = 4096;

  private final Map<String, String> values = new TreeMap<>();
  private final CursorSealer cursors;
  private final String list;

  /**
   * Reads the query string of a list.
   *
   * @param scope what the list is besides its filters, for instance {@code orders of usr_1}
   * @throws ProblemException UNKNOWN_PARAMETER for one that is not among {@code filters},
   *     VALIDATION_FAILED for one that is given twice or is too long
   */
  public QueryParameters(Request request, CursorSealer cursors, String scope, Set<String> filters) {
    this.cursors = cursors;
    Set<String> unknown = new TreeSet<>(request.query().keySet());
    unknown.removeAll(filters);
    unknown.removeAll(Set.of("limit", "cursor"));
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_PARAMETER, "No such parameter: " + String.join(", ", unknown) + ".");
    }
    request
        .query()
        .forEach(
            (name, all) -> {
              if (all.size() > 1) {
                throw invalid(name, "REPEATED", "The parameter may be given once.");
              }
              if (all.getFirst().length()
                  > (name.equals("cursor") ? MOST_OF_CURSOR : MOST_CHARACTERS)) {
                throw invalid(name, "TOO_LONG", "The value is too long.");
              }
              values.put(name, all.getFirst());
            });
    Map<String, String> bound = new TreeMap<>(values);
    bound.keySet().retainAll(filters);
    this.list = listOf(scope, bound);
  }

  /**
   * What the cursors of a list without filters are bound to, for those who seal them themselves.
   */
  public static String listOf(String scope) {
    return listOf(scope, Map.of());
  }

  private static String listOf(String scope, Map<String, String> filters) {
    return scope + filters;
  }

  /** The value of a filter, empty if it is not given or blank. */
  public Optional<String> filter(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * The page that is asked for.
   *
   * @throws ProblemException VALIDATION_FAILED for a limit outside 1 to 100, INVALID_CURSOR
   */
  public PageRequest page() {
    Optional<Position> from =
        Optional.ofNullable(values.get("cursor")).map(cursor -> cursors.open(list, cursor));
    return new PageRequest(limit(), from);
  }

  /** The answer with one page of the list. */
  public <T> Response respond(Page<T> page, Function<T, Map<String, Object>> document) {
    return respond(page, document, Map.of());
  }

  /** The answer with one page of the list, and more that is to be said of the whole. */
  public <T> Response respond(
      Page<T> page, Function<T, Map<String, Object>> document, Map<String, Object> more) {
    List<Map<String, Object>> items = page.items().stream().map(document).toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", items);
    body.put("next_cursor", page.next().map(next -> cursors.seal(list, next)).orElse(null));
    body.putAll(more);
    return Response.ok(body);
  }

  /** The problem of a parameter that is not valid. */
  public static ProblemException invalid(String name, String code, String message) {
    return Problem.validation(List.of(new FieldError(name, code, message))).asException();
  }

  private int limit() {
    String text = values.getOrDefault("limit", Integer.toString(PageRequest.DEFAULT_LIMIT));
    if (!text.matches("\\d{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > PageRequest.MAX_LIMIT) {
      throw invalid(
          "limit", "OUT_OF_RANGE", "The limit is from 1 to " + PageRequest.MAX_LIMIT + ".");
    }
    return Integer.parseInt(text);
  }
}
