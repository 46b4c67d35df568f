package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an access token says (RFC 9068, RFC 7519). Role, tenant and scopes are there for other
 * readers: this system takes them from the user's record. Immutable.
 *
 * @param issuer {@code iss}
 * @param userId {@code sub}
 * @param audience {@code aud}
 * @param expiresAt {@code exp}, whole seconds
 * @param issuedAt {@code iat}, whole seconds
 * @param notBefore {@code nbf}, whole seconds
 * @param tokenId {@code jti}
 * @param role {@code role}
 * @param tenantId {@code tenant_id}, which is the empty string where there is none
 * @param scopes claim "scope", separated by spaces
 * @param userVersion {@code ver}: the version of the user's credentials it was issued under
 * @param loginId {@code sid}: the login it was issued to
 */
public record AccessToken(
    String issuer,
    String userId,
    String audience,
    Instant expiresAt,
    Instant issuedAt,
    Instant notBefore,
    String tokenId,
    Role role,
    Optional<String> tenantId,
    Set<Scope> scopes,
    long userVersion,
    String loginId) {

  /** From issue to expiry. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /** By how much the clocks of issuer and verifier may differ. */
  public static final Duration LEEWAY = Duration.ofSeconds(30);

  /** A longer token is refused unread. */
  public static final int MAXIMUM_BYTES = 8 * 1024;

  static final String TYPE = "at+jwt";
  static final String ROLE = "role";
  static final String TENANT_ID = "tenant_id";
  static final String SCOPE = "scope";
  static final String USER_VERSION = "ver";
  static final String LOGIN_ID = "sid";

  public AccessToken {
    scopes = Set.copyOf(scopes);
  }
}
