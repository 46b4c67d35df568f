package dev.storehouse.shared.identity.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import java.util.Map;

/** Writes access tokens with one key. Thread-safe. */
public final class AccessTokenSigner {

  private final String kid;
  private final Algorithm algorithm;

  public AccessTokenSigner(SigningKeyPair pair) {
    this.kid = pair.kid();
    this.algorithm = Algorithm.ECDSA256(pair.publicJwk().publicKey(), pair.privateKey());
  }

  /** The token in JWS compact serialisation (RFC 7515 §3.1). */
  public String sign(AccessToken token) {
    return JWT.create()
        .withHeader(Map.of("typ", AccessToken.TYPE))
        .withKeyId(kid)
        .withIssuer(token.issuer())
        .withSubject(token.userId())
        .withAudience(token.audience())
        .withExpiresAt(token.expiresAt())
        .withIssuedAt(token.issuedAt())
        .withNotBefore(token.notBefore())
        .withJWTId(token.tokenId())
        .withClaim(AccessToken.ROLE, token.role().wireName())
        .withClaim(AccessToken.TENANT_ID, token.tenantId().orElse(""))
        .withClaim(AccessToken.SCOPE, Scope.format(token.scopes()))
        .withClaim(AccessToken.USER_VERSION, token.userVersion())
        .withClaim(AccessToken.LOGIN_ID, token.loginId())
        .sign(algorithm);
  }
}
