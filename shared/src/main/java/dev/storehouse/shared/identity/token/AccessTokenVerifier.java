package dev.storehouse.shared.identity.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.IncorrectClaimException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.MissingClaimException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.keys.PublicKeys;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Optional;

/**
 * Verifies access tokens as RFC 8725 advises: size, shape and header first, then the signature with
 * the one algorithm there is and a key of our own choice, then issuer, audience and times, and only
 * then are the claims read, each required and none twice. Thread-safe.
 */
public final class AccessTokenVerifier {

  private final PublicKeys keys;
  private final String issuer;
  private final String audience;
  private final Clock clock;

  public AccessTokenVerifier(PublicKeys keys, String issuer, String audience, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * Verifies a token of any length and content.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if the keys cannot be read
   */
  public Verification verify(String token) {
    Optional<CompactToken> parts = CompactToken.parse(token);
    Optional<TokenHeader> header = parts.flatMap(it -> TokenHeader.parse(it.header()));
    if (parts.isEmpty() || header.isEmpty()) {
      return new Verification.Rejected(Rejection.MALFORMED);
    }
    String kid = header.get().kid();
    Optional<ECPublicKey> key = keys.find(kid);
    if (key.isEmpty()) {
      return new Verification.Rejected(Rejection.UNKNOWN_KEY);
    }
    try {
      verifierFor(key.get()).verify(token);
      return TokenClaims.read(parts.get().payload(), kid);
    } catch (JWTVerificationException e) {
      return new Verification.Rejected(reason(e));
    }
  }

  private JWTVerifier verifierFor(ECPublicKey key) {
    var verification =
        (JWTVerifier.BaseVerification)
            JWT.require(Algorithm.ECDSA256(key, null))
                .withIssuer(issuer)
                .withAudience(audience)
                .acceptLeeway(AccessToken.LEEWAY.toSeconds());
    return verification.build(clock);
  }

  private static Rejection reason(JWTVerificationException e) {
    return switch (e) {
      case SignatureVerificationException _ -> Rejection.BAD_SIGNATURE;
      case TokenExpiredException _ -> Rejection.EXPIRED;
      case MissingClaimException _ -> Rejection.MISSING_CLAIM;
      case IncorrectClaimException wrong ->
          switch (wrong.getClaimName()) {
            case "iss" -> Rejection.WRONG_ISSUER;
            case "aud" -> Rejection.WRONG_AUDIENCE;
            case "nbf", "iat" -> Rejection.NOT_YET_VALID;
            default -> Rejection.MALFORMED;
          };
      default -> Rejection.MALFORMED;
    };
  }
}
