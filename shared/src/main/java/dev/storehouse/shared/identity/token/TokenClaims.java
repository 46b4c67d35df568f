package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of a token whose signature holds: each of them is required, each of one type.
 */
final class TokenClaims {

  private final Map<String, @Nullable Object> members;

  private TokenClaims(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  static Verification read(String json, String kid) {
    Optional<Map<String, @Nullable Object>> members = CompactToken.members(json);
    if (members.isEmpty()) {
      return new Verification.Rejected(Rejection.MALFORMED);
    }
    try {
      return new Verification.Verified(new TokenClaims(members.get()).toAccessToken(), kid);
    } catch (MissingClaim missing) {
      return new Verification.Rejected(Rejection.MISSING_CLAIM);
    }
  }

  private AccessToken toAccessToken() throws MissingClaim {
    return new AccessToken(
        text("iss"),
        text("sub"),
        text("aud"),
        instant("exp"),
        instant("iat"),
        instant("nbf"),
        text("jti"),
        Role.ofWireName(text(AccessToken.ROLE)).orElseThrow(MissingClaim::new),
        Optional.of(possiblyEmptyText(AccessToken.TENANT_ID)).filter(id -> !id.isEmpty()),
        Scope.parse(possiblyEmptyText(AccessToken.SCOPE)),
        number(AccessToken.USER_VERSION),
        text(AccessToken.LOGIN_ID));
  }

  private String text(String name) throws MissingClaim {
    String text = possiblyEmptyText(name);
    if (text.isBlank()) {
      throw new MissingClaim();
    }
    return text;
  }

  private String possiblyEmptyText(String name) throws MissingClaim {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new MissingClaim();
  }

  private Instant instant(String name) throws MissingClaim {
    return Instant.ofEpochSecond(number(name));
  }

  private long number(String name) throws MissingClaim {
    return switch (members.get(name)) {
      case Integer number -> number;
      case Long number -> number;
      case null, default -> throw new MissingClaim();
    };
  }

  /** A claim is absent, or of a type it never has. */
  private static final class MissingClaim extends Exception {}
}
