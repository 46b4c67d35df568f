package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.People.Person;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.AccessTokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Signs access tokens with the very key of a running system, so that all else can be wrong. */
final class TokenForge {

  private final AccessTokenSigner signer;
  private final String issuer;
  private final String audience;

  TokenForge(LocalSystem system) {
    Environment environment =
        new Environment(system.aws().environment(system.stack(), "StoreFunction"));
    try (SecretsManagerClient secrets = new AwsClients(environment).secretsManager()) {
      String secret =
          secrets
              .getSecretValue(get -> get.secretId(environment.required("SIGNING_KEY_SECRET_ARN")))
              .secretString();
      signer = new AccessTokenSigner(SigningKeyPair.parse(secret).orElseThrow());
    }
    issuer = environment.required("TOKEN_ISSUER");
    audience = environment.required("TOKEN_AUDIENCE");
  }

  /** Tokens that prove nothing, each of a name that says why. */
  Map<String, String> bad(Person owner) {
    Person before =
        new Person(owner.userId(), owner.version() - 1, owner.email(), "unused", "unused");
    Person nobody = new Person("usr_nobody", 1, "nobody@example.com", "unused", "unused");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", expired(owner));
    tokens.put("bad signature", withBadSignature(good(owner)));
    tokens.put("alg none", unsigned(good(owner)));
    tokens.put("wrong audience", forOtherAudience(owner));
    tokens.put("wrong issuer", ofOtherIssuer(owner));
    tokens.put("superseded", good(before));
    tokens.put("unknown user", good(nobody));
    tokens.put("no token", "opaque");
    return tokens;
  }

  /** A token such as the store issues. */
  String good(Person person) {
    return signed(person, issuer, audience, Instant.now());
  }

  private String expired(Person person) {
    Instant longAgo = Instant.now().minus(AccessToken.LIFETIME).minus(Duration.ofMinutes(1));
    return signed(person, issuer, audience, longAgo);
  }

  private String ofOtherIssuer(Person person) {
    return signed(person, issuer + ":other", audience, Instant.now());
  }

  private String forOtherAudience(Person person) {
    return signed(person, issuer, audience + "-other", Instant.now());
  }

  /** The same claims under a signature that was changed in one bit. */
  private static String withBadSignature(String token) {
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    return token.substring(0, signature) + other + token.substring(signature + 1);
  }

  /** The same claims, unsigned (RFC 7515, appendix A.5). */
  private static String unsigned(String token) {
    String header = "{\"alg\":\"none\",\"typ\":\"at+jwt\"}";
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
  }

  private String signed(Person person, String issuer, String audience, Instant issuedAt) {
    Instant seconds = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    return signer.sign(
        new AccessToken(
            issuer,
            person.userId(),
            audience,
            seconds.plus(AccessToken.LIFETIME),
            seconds,
            seconds,
            UUID.randomUUID().toString(),
            Role.USER,
            Optional.empty(),
            Set.of(),
            person.version(),
            "lgn_forged"));
  }
}
