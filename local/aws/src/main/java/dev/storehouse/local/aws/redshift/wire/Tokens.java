package dev.storehouse.local.aws.redshift.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** The tokens that ask for the next part of a list; each is good for the list it came from only. */
public final class Tokens {

  private static final String NEXT = "NextToken";

  private Tokens() {}

  /**
   * The token of a position.
   *
   * @param list what sets the list apart from every other
   */
  public static String of(String list, int position) {
    return Base64.getEncoder()
        .encodeToString((mark(list) + position).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The position that the request goes on from, empty if it begins.
   *
   * @throws DataApiException if the token is not one of this list
   */
  public static OptionalInt position(Members request, String list) {
    return request
        .text(NEXT)
        .filter(token -> !token.isEmpty())
        .map(token -> OptionalInt.of(position(token, list)))
        .orElse(OptionalInt.empty());
  }

  private static int position(String token, String list) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.matches(mark(list) + "\\d{1,9}")) {
        return Integer.parseInt(text.substring(mark(list).length()));
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  /** Says that a token is none of the list's. */
  public static DataApiException invalid() {
    return DataApiException.validation("Invalid NextToken.");
  }

  private static String mark(String list) {
    return Integer.toHexString(list.hashCode()) + ":";
  }

  /** Puts the part of the list the request asks for into the answer; 0 as size means the most. */
  public static <T> void page(
      Map<String, Object> answer,
      String name,
      List<T> all,
      Members request,
      int most,
      Function<T, ?> shape) {
    page(answer, name, all, item -> true, request, most, shape);
  }

  /**
   * As above, of those that meet a condition. The token counts from the end, so that what is put
   * before the list meanwhile moves nothing.
   */
  public static <T> void page(
      Map<String, Object> answer,
      String name,
      List<T> all,
      Predicate<T> condition,
      Members request,
      int most,
      Function<T, ?> shape) {
    String list = name + request.withoutPaging();
    int asked = request.integer("MaxResults", 0, most).orElse(0);
    int size = asked == 0 ? most : asked;
    int at = Math.max(0, all.size() - position(request, list).orElse(all.size()));
    List<Object> page = new ArrayList<>();
    for (; at < all.size(); at++) {
      if (condition.test(all.get(at))) {
        if (page.size() == size) {
          answer.put(NEXT, of(list, all.size() - at));
          break;
        }
        page.add(shape.apply(all.get(at)));
      }
    }
    answer.put(name, page);
  }
}
