package dev.storehouse.local.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a list and the token that asks for the next part. */
record Page<T>(List<T> elements, Optional<String> nextToken) {

  private static final int LARGEST = 100;
  private static final String MARK = "from:";

  static <T> Page<T> of(List<T> all, Input input) {
    return of(all, input, LARGEST);
  }

  static <T> Page<T> of(List<T> all, Input input, int largest) {
    int from = input.text("NextToken", 1, 4096).map(Page::position).orElse(0);
    int to = Math.min(all.size(), from + input.integer("MaxResults", 1, largest).orElse(largest));
    return new Page<>(
        all.subList(Math.min(from, to), to),
        to < all.size() ? Optional.of(token(to)) : Optional.empty());
  }

  void into(Map<String, Object> answer, String name) {
    answer.put(name, elements);
    nextToken.ifPresent(token -> answer.put("NextToken", token));
  }

  private static String token(int position) {
    byte[] text = (MARK + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().encodeToString(text);
  }

  private static int position(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.matches(MARK + "\\d{1,9}")) {
        return Integer.parseInt(text.substring(MARK.length()));
      }
    } catch (IllegalArgumentException _) {
      throw SecretsException.invalidNextToken();
    }
    throw SecretsException.invalidNextToken();
  }
}
