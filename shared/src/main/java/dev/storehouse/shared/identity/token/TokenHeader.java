package dev.storehouse.shared.identity.token;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The little of a JOSE header that is looked at. {@code jku}, {@code x5u} and {@code jwk} are not:
 * a token does not choose the key it is verified with.
 *
 * @param kid the key id
 */
record TokenHeader(String kid) {

  private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Reads a header; empty unless it is that of an ES256 access token (RFC 9068 §4) without critical
   * extensions, none of which we know (RFC 7515 §4.1.11).
   */
  static Optional<TokenHeader> parse(String json) {
    return CompactToken.members(json)
        .filter(members -> "ES256".equals(members.get("alg")))
        .filter(TokenHeader::isAccessToken)
        .filter(members -> !members.containsKey("crit"))
        .flatMap(
            members ->
                members.get("kid") instanceof String kid && KID.matcher(kid).matches()
                    ? Optional.of(new TokenHeader(kid))
                    : Optional.empty());
  }

  private static boolean isAccessToken(Map<String, @Nullable Object> members) {
    if (!(members.get("typ") instanceof String type)) {
      return false;
    }
    String mediaType = type.toLowerCase(Locale.ROOT);
    return mediaType.equals(AccessToken.TYPE)
        || mediaType.equals("application/" + AccessToken.TYPE);
  }
}
