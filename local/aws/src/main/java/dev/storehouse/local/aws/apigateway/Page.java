package dev.storehouse.local.aws.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a list as every list of API Gateway has it: {@code item}, and {@code position} where
 * more follows.
 */
final class Page {

  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 500;

  private Page() {}

  static <T> Map<String, Object> of(
      List<T> all, Map<String, String> query, Function<T, String> id, Function<T, Object> shape) {
    int limit = Math.min(MAX_LIMIT, Math.max(1, limit(query)));
    int from = 0;
    if (query.containsKey("position")) {
      from = after(all, query.getOrDefault("position", ""), id);
    }
    int to = Math.min(all.size(), from + limit);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("item", all.subList(from, to).stream().map(shape).toList());
    if (to < all.size()) {
      page.put("position", id.apply(all.get(to - 1)));
    }
    return page;
  }

  private static int limit(Map<String, String> query) {
    try {
      return Integer.parseInt(query.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
    } catch (NumberFormatException e) {
      throw ApiGatewayException.badRequest("Invalid limit parameter specified");
    }
  }

  private static <T> int after(List<T> all, String position, Function<T, String> id) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(position)) {
        return i + 1;
      }
    }
    throw ApiGatewayException.badRequest("Invalid position parameter specified");
  }
}
