package dev.storehouse.local.aws.redshift.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** The tokens that ask for the next part of a list. */
public final class Tokens {

  private static final String MARK = "from:";
  private static final String NEXT = "NextToken";

  private Tokens() {}

  /** The token of a position. */
  public static String of(int position) {
    return Base64.getEncoder().encodeToString((MARK + position).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position the request asks for, 0 without token.
   *
   * @throws DataApiException if the token is not one of ours
   */
  public static int position(Members request) {
    return request.text(NEXT).filter(token -> !token.isEmpty()).map(Tokens::position).orElse(0);
  }

  private static int position(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.matches(MARK + "\\d{1,9}")) {
        return Integer.parseInt(text.substring(MARK.length()));
      }
    } catch (IllegalArgumentException e) {
      throw DataApiException.validation("Invalid NextToken: " + e.getMessage());
    }
    throw DataApiException.validation("Invalid NextToken");
  }

  /** Puts the part of the list the request asks for into the answer; 0 as size means the most. */
  public static <T> void page(
      Map<String, Object> answer,
      String name,
      List<T> all,
      Members request,
      int most,
      Function<T, ?> shape) {
    OptionalInt asked = request.integer("MaxResults", 0, most);
    int size = asked.orElse(0) == 0 ? most : asked.getAsInt();
    int from = Math.min(position(request), all.size());
    int to = Math.min(all.size(), from + size);
    answer.put(name, all.subList(from, to).stream().map(shape).toList());
    if (to < all.size()) {
      answer.put(NEXT, of(to));
    }
  }
}
