package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.AccessTokenVerifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Turns the value of an {@code Authorization} header into a principal, or into the reason why there
 * is none. When it cannot tell, because a table cannot be read, it throws: it never lets anyone
 * through on a guess. Thread-safe.
 */
public final class Authenticator {

  // RFC 9110 §11.4 and RFC 6750 §2.1: scheme in any case, spaces, one b64token.
  private static final Pattern BEARER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);
  private static final int MAXIMUM_LENGTH = 9 * 1024;

  private final List<CredentialKind> kinds;

  private Authenticator(List<CredentialKind> kinds) {
    this.kinds = kinds;
  }

  /**
   * The authenticator of a function: of users' access tokens; where the environment names a table
   * of tenants, refusing those whose tenant is not active; and where it names one of API keys, of
   * these too.
   *
   * @param environment gives {@code TOKEN_ISSUER}, {@code TOKEN_AUDIENCE}, {@code USERS_TABLE},
   *     {@code SIGNING_KEYS_TABLE}, perhaps {@code TENANTS_TABLE}, and with it perhaps {@code
   *     API_KEYS_TABLE}
   */
  public static Authenticator of(
      Environment environment, DynamoDbClient dynamoDb, VerificationKeys keys, Clock clock) {
    Optional<TenantStandings> tenants =
        environment
            .optional("TENANTS_TABLE")
            .map(table -> new TenantStandings(dynamoDb, table, clock));
    List<CredentialKind> kinds = new ArrayList<>();
    kinds.add(accessTokens(environment, dynamoDb, keys, tenants, clock));
    environment
        .optional("API_KEYS_TABLE")
        .map(table -> new ApiKeyStandings(dynamoDb, table))
        .map(them -> new ApiKeyKind(them, tenants.orElseThrow(), clock))
        .ifPresent(kinds::add);
    return new Authenticator(List.copyOf(kinds));
  }

  /**
   * An authenticator of users' access tokens alone, whatever tables the environment names: for the
   * store, which knows neither tenants nor API keys.
   */
  public static Authenticator ofUsers(
      Environment environment, DynamoDbClient dynamoDb, VerificationKeys keys, Clock clock) {
    return new Authenticator(
        List.of(accessTokens(environment, dynamoDb, keys, Optional.empty(), clock)));
  }

  private static CredentialKind accessTokens(
      Environment environment,
      DynamoDbClient dynamoDb,
      VerificationKeys keys,
      Optional<TenantStandings> tenants,
      Clock clock) {
    AccessTokenVerifier verifier =
        new AccessTokenVerifier(
            keys,
            environment.required("TOKEN_ISSUER"),
            environment.required("TOKEN_AUDIENCE"),
            clock);
    Standings standings =
        new Standings(
            dynamoDb,
            environment.required("USERS_TABLE"),
            environment.required("SIGNING_KEYS_TABLE"),
            clock);
    return new AccessTokenKind(verifier, standings, tenants, clock);
  }

  /**
   * Authenticates a header value of any length and content; blank is no credential.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if a table cannot be read
   * @throws RuntimeException if a record is not what this system writes
   */
  public Authentication authenticate(String authorization) {
    if (authorization.isBlank()) {
      return new Authentication.Rejected(Rejection.MISSING_CREDENTIAL);
    }
    if (authorization.length() > MAXIMUM_LENGTH) {
      return new Authentication.Rejected(Rejection.MALFORMED);
    }
    Matcher bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      return new Authentication.Rejected(Rejection.UNSUPPORTED_CREDENTIAL);
    }
    String credential = bearer.group(1);
    Optional<CredentialKind> kind =
        kinds.stream().filter(it -> it.recognises(credential)).findFirst();
    return kind.map(it -> it.authenticate(credential))
        .orElseGet(() -> new Authentication.Rejected(Rejection.UNSUPPORTED_CREDENTIAL));
  }
}
