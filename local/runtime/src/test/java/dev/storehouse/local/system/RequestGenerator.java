package dev.storehouse.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes requests out of the contract, most of them wrong in some way. */
final class RequestGenerator {

  private final ApiContract contract;
  private final Map<String, List<String>> objects;
  private final List<String> cursors;

  /**
   * Makes a generator.
   *
   * @param objects real values by the name of the parameter
   * @param cursors that the API has given out
   */
  RequestGenerator(ApiContract contract, Map<String, List<String>> objects, List<String> cursors) {
    this.contract = contract;
    this.objects = objects;
    this.cursors = cursors;
  }

  /** The next request for an operation; the same for a random source in the same state. */
  FuzzedRequest next(Operation operation, RandomGenerator random) {
    boolean hasOtherMethod = random.nextInt(25) == 0;
    boolean hasWildPath = random.nextInt(12) == 0;
    String path =
        hasWildPath ? wildPath(operation, random) : operation.pathWith(name -> id(name, random));
    String query = random.nextInt(3) == 0 || isList(operation) ? query(operation, random) : "";
    Optional<byte[]> body = body(operation, random);
    return new FuzzedRequest(
        operation,
        !hasOtherMethod && !hasWildPath,
        hasOtherMethod
            ? pick(random, "HEAD", "OPTIONS", "TRACE", "PUT", "BREW", "get", "DELETE")
            : operation.method(),
        path + (query.isEmpty() ? "" : "?" + query),
        headers(operation, random),
        body);
  }

  private Optional<byte[]> body(Operation operation, RandomGenerator random) {
    if (operation.body().isEmpty()) {
      return random.nextInt(12) == 0
          ? Optional.of(new Vandal(random).bytes(Map.of("a", "b")))
          : Optional.empty();
    }
    if (random.nextInt(200) == 0) {
      return Optional.of(new byte[random.nextInt(2 * 1024 * 1024)]);
    }
    JsonNode schema = operation.body().get();
    return Optional.of(
        new Vandal(random).bytes(new BodyGenerator(contract, objects, random).object(schema)));
  }

  /** A value within one segment of the path. */
  private String id(String parameter, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 ->
          pick(
              random,
              "nobody",
              "me",
              "-",
              "0",
              "%00",
              "%20",
              "%25",
              "%2525",
              "%C3%A9",
              "%ED%A0%BD");
      case 1 ->
          pick(random, "%ff%fe", "a;b=c", "a:b", "%7B%7D", "%22", "%0d%0aX-A:b", "%F0%9F%98%80");
      case 2 -> "x".repeat(random.nextInt(1, 3_000));
      default -> object(parameter, random);
    };
  }

  /** A new parameter of a path needs an object, or its operation would never find one. */
  private String object(String parameter, RandomGenerator random) {
    List<String> known = objects.get(parameter);
    if (known == null) {
      throw new IllegalStateException("no object stands for {" + parameter + "}");
    }
    return known.get(random.nextInt(known.size()));
  }

  private String wildPath(Operation operation, RandomGenerator random) {
    String path = operation.pathWith(name -> object(name, random));
    return switch (random.nextInt(10)) {
      case 0 -> path + "/";
      case 1 -> "/" + path;
      case 2 -> path.replace("/", "//");
      case 3 -> path + "/..%2f..";
      case 4 -> path.replaceFirst("([^/])/", "$1%2F");
      case 5 -> path.toUpperCase(Locale.ROOT);
      case 6 -> path + "/%2e%2e/%2e";
      case 7 -> "/%2e%2e" + path;
      case 8 -> path + "%00";
      default -> path.replaceFirst("[a-z]", "%6f");
    };
  }

  private boolean isList(Operation operation) {
    return operation.parameter("limit").isPresent();
  }

  private String query(Operation operation, RandomGenerator random) {
    List<String> names = new ArrayList<>(List.of("no_such", "", "%00", "%ED%A0%BD", "a+b"));
    operation.parameters().stream()
        .filter(parameter -> parameter.in().equals("query"))
        .map(Parameter::name)
        .forEach(names::add);
    return random
        .ints(random.nextInt(4), 0, names.size())
        .mapToObj(names::get)
        .map(name -> name + "=" + queryValue(operation.parameter(name), random))
        .collect(Collectors.joining(pick(random, "&", "&", "&&", ";")));
  }

  private String queryValue(Optional<Parameter> parameter, RandomGenerator random) {
    if (parameter.isPresent() && random.nextBoolean()) {
      String name = parameter.get().name();
      return name.equals("cursor")
          ? cursors.get(random.nextInt(cursors.size()))
          : URLEncoder.encode(
              String.valueOf(
                  new BodyGenerator(contract, objects, random)
                      .value(name, parameter.get().schema())),
              StandardCharsets.UTF_8);
    }
    return switch (random.nextInt(8)) {
      case 0 -> pick(random, "0", "-1", "101", "1e2", "1.0", "%31", "+1", "99999999999999999999");
      case 1 -> pick(random, "", "%00", "%ff", "%ED%A0%BD", "%F0%9F%98%80", "a=b", "%26", "null");
      case 2 -> "x".repeat(random.nextInt(1, 4_000));
      case 3 -> altered(cursors.get(random.nextInt(cursors.size())), random);
      default -> pick(random, "pending", "PENDING", "a%40b.c", "%25%25", "'%20OR%201=1", "*");
    };
  }

  private static String altered(String cursor, RandomGenerator random) {
    int at = random.nextInt(cursor.length());
    return switch (random.nextInt(3)) {
      case 0 -> cursor.substring(0, at);
      case 1 -> cursor + "A";
      default ->
          cursor.substring(0, at) + (char) random.nextInt('a', 'z' + 1) + cursor.substring(at + 1);
    };
  }

  private Map<String, String> headers(Operation operation, RandomGenerator random) {
    Map<String, String> headers = new HashMap<>();
    if (operation.body().isPresent()) {
      headers.put("Content-Type", "application/json");
    }
    if (operation.parameter("If-Match").isPresent()) {
      headers.put("If-Match", "*");
    }
    if (operation.parameter("Idempotency-Key").isPresent() && random.nextInt(4) > 0) {
      headers.put("Idempotency-Key", Long.toHexString(random.nextLong()));
    }
    List<String> types = operation.mediaTypes();
    if (types.size() > 1) {
      headers.put("Accept", types.get(random.nextInt(types.size())));
    }
    random.ints(random.nextInt(3), 0, 9).forEach(which -> spoil(headers, which, random));
    return headers;
  }

  private static void spoil(Map<String, String> headers, int which, RandomGenerator random) {
    switch (which) {
      case 0 ->
          headers.put(
              "Content-Type",
              pick(
                  random,
                  "text/plain",
                  "application/json; charset=latin1",
                  "application/merge-patch+json",
                  "application/x-www-form-urlencoded",
                  ";;;",
                  ""));
      case 1 ->
          headers.put(
              "Accept",
              pick(
                  random,
                  "text/html",
                  "application/json;q=0",
                  "*/*;q=x",
                  ",,;;",
                  "*/*",
                  "a/b,*/*"));
      case 2 ->
          headers.put(
              "If-Match",
              pick(
                  random,
                  "",
                  "\"1\"",
                  "W/\"1\"",
                  "1",
                  "\"",
                  "\"99999999999999999999\"",
                  "*, *",
                  "é"));
      case 3 -> headers.put("If-None-Match", pick(random, "*", "\"1\"", "W/\"1\", \"2\"", "x"));
      case 4 ->
          headers.put(
              "Idempotency-Key",
              pick(random, "", " ", "a b", "é", "same", "k".repeat(255), "k".repeat(256)));
      case 5 -> headers.put("X-Request-Id", pick(random, "", "ok-1", "a b", "é", "r".repeat(200)));
      case 6 -> headers.remove("Content-Type");
      case 7 -> headers.remove("If-Match");
      default -> headers.put("X-Forwarded-For", pick(random, "::1", "', 1", "1.2.3.4, é"));
    }
  }

  private static String pick(RandomGenerator random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
