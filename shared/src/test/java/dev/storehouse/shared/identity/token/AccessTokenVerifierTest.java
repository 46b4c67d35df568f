package dev.storehouse.shared.identity.token;

import static dev.storehouse.shared.identity.Rejection.BAD_SIGNATURE;
import static dev.storehouse.shared.identity.Rejection.EXPIRED;
import static dev.storehouse.shared.identity.Rejection.MALFORMED;
import static dev.storehouse.shared.identity.Rejection.MISSING_CLAIM;
import static dev.storehouse.shared.identity.Rejection.NOT_YET_VALID;
import static dev.storehouse.shared.identity.Rejection.UNKNOWN_KEY;
import static dev.storehouse.shared.identity.Rejection.WRONG_AUDIENCE;
import static dev.storehouse.shared.identity.Rejection.WRONG_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.keys.PublicKeys;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenVerifierTest {

  private static final Instant NOW = Instant.parse("2100-01-04T12:00:00Z");
  private static final SigningKeyPair PAIR = SigningKeyPair.generate(NOW, NOW);
  private static final TokenForge FORGE = new TokenForge(PAIR, NOW);
  private static final int COORDINATE = 32;

  // The order of the group of P-256 (SEC 2, §2.4.2): r and s lie below it.
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final MovableClock clock = new MovableClock(NOW);
  private final AccessTokenVerifier verifier = verifier(clock);

  @Test
  void readsEachClaimOfAGoodToken() {
    assertThat(verifier.verify(FORGE.good()))
        .isEqualTo(
            new Verification.Verified(
                new AccessToken(
                    "urn:issuer",
                    "usr_1",
                    "store",
                    NOW.plusSeconds(900),
                    NOW,
                    NOW,
                    "token-1",
                    Role.USER,
                    Optional.empty(),
                    Set.of(Scope.QUERY_RUN, Scope.QUERY_READ),
                    3,
                    "lgn_1"),
                PAIR.kid()));
  }

  @Test
  void verifiesWhatTheIssuerIssues() {
    Principal principal =
        new Principal("usr_9", Role.ADMIN, Optional.of("acme"), Set.of(Scope.BULK_READ), "lgn_9");
    IssuedToken issued =
        new AccessTokenIssuer(() -> Optional.of(PAIR), "urn:issuer", "store", clock)
            .issue(principal, 7);

    assertThat(issued.lifetime()).isEqualTo(Duration.ofMinutes(15));
    assertThat(issued.toString()).doesNotContain(issued.value());
    assertThat(verifier.verify(issued.value()))
        .isInstanceOfSatisfying(
            Verification.Verified.class,
            verified -> {
              AccessToken token = verified.token();
              assertThat(token.userId()).isEqualTo("usr_9");
              assertThat(token.role()).isEqualTo(Role.ADMIN);
              assertThat(token.tenantId()).contains("acme");
              assertThat(token.scopes()).containsExactly(Scope.BULK_READ);
              assertThat(token.userVersion()).isEqualTo(7);
              assertThat(token.loginId()).isEqualTo("lgn_9");
              assertThat(token.expiresAt()).isEqualTo(NOW.plus(AccessToken.LIFETIME));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"})
  void takesTheTypeInEachSpellingOfRfc9068(String type) {
    assertThat(verifier.verify(FORGE.withHeader(header -> header.put("typ", type))))
        .isInstanceOf(Verification.Verified.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u", "x5c"})
  void ignoresWhereATokenSaysItsKeyIs(String name) {
    String token = FORGE.withHeader(header -> header.put(name, "https://attacker.example/keys"));
    assertThat(verifier.verify(token)).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void allowsHalfAMinuteBetweenTheClocksAndNoMore() {
    String token = FORGE.good();
    clock.advance(AccessToken.LIFETIME.plusSeconds(29));
    assertThat(verifier.verify(token)).isInstanceOf(Verification.Verified.class);
    clock.advance(Duration.ofSeconds(2));
    assertThat(verifier.verify(token)).isEqualTo(new Verification.Rejected(EXPIRED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTokens")
  void rejects(String what, String token, Rejection reason) {
    assertThat(verifier.verify(token)).isEqualTo(new Verification.Rejected(reason));
  }

  static Stream<Arguments> hostileTokens() {
    return Stream.of(
            badShapes(), badHeaders(), badSignatures(), badClaims(), missingClaims().stream())
        .flatMap(it -> it);
  }

  private static Stream<Arguments> badShapes() {
    String good = FORGE.good();
    String[] parts = good.split("\\.", -1);
    String signed = parts[0] + "." + parts[1];
    String huge =
        FORGE.withClaims(claims -> claims.put("padding", "x".repeat(AccessToken.MAXIMUM_BYTES)));
    return Stream.of(
        arguments("nothing", "", MALFORMED),
        arguments("dots", "..", MALFORMED),
        arguments("many dots", ".".repeat(8000), MALFORMED),
        arguments("over 8 KB, well signed", huge, MALFORMED),
        arguments("two parts", signed, MALFORMED),
        arguments("an empty signature", signed + ".", MALFORMED),
        arguments("a fourth part", good + ".AAAA", MALFORMED),
        arguments("an empty fourth part", good + ".", MALFORMED),
        arguments("cut short", good.substring(0, good.length() - 1), MALFORMED),
        arguments("padding", good + "==", MALFORMED),
        arguments("stray low bits", strayLowBits(good), MALFORMED),
        arguments("a space within", parts[0] + " ." + parts[1] + "." + parts[2], MALFORMED),
        arguments("standard base64", signed + ".+/+/" + parts[2].substring(4), MALFORMED),
        arguments("a header that is not JSON", FORGE.token("{", "{}"), MALFORMED),
        arguments("a header that is a list", FORGE.token("[]", "{}"), MALFORMED),
        arguments("a header that is null", FORGE.token("null", "{}"), MALFORMED));
  }

  private static Stream<Arguments> badHeaders() {
    String claims = FORGE.claims(members -> {});
    String header = FORGE.header(members -> {});
    String unsigned =
        TokenForge.encode(FORGE.header(members -> members.put("alg", "none")))
            + "."
            + TokenForge.encode(claims);
    String twoAlgorithms = header.replace("{", "{\"alg\":\"none\",");
    return Stream.of(
        arguments("alg none, signed", header("alg", "none"), MALFORMED),
        arguments("alg none, unsigned", unsigned + ".", MALFORMED),
        arguments("alg None", header("alg", "None"), MALFORMED),
        arguments("alg es256", header("alg", "es256"), MALFORMED),
        arguments("alg ES384", header("alg", "ES384"), MALFORMED),
        arguments("alg a number", header("alg", 256), MALFORMED),
        arguments("no alg", FORGE.withHeader(members -> members.remove("alg")), MALFORMED),
        arguments("HS256 under the public key", hmacUnderPublicKey(), MALFORMED),
        arguments("alg twice", FORGE.token(twoAlgorithms, claims), MALFORMED),
        arguments("typ JWT", header("typ", "JWT"), MALFORMED),
        arguments("typ rt+jwt", header("typ", "rt+jwt"), MALFORMED),
        arguments("no typ", FORGE.withHeader(members -> members.remove("typ")), MALFORMED),
        arguments("crit", header("crit", List.of("exp")), MALFORMED),
        arguments("an empty crit", header("crit", List.of()), MALFORMED),
        arguments("no kid", FORGE.withHeader(members -> members.remove("kid")), MALFORMED),
        arguments("an empty kid", header("kid", ""), MALFORMED),
        arguments("kid a path", header("kid", "../../etc/passwd"), MALFORMED),
        arguments("kid with NUL", header("kid", "a\u0000b"), MALFORMED),
        arguments("kid an injection", header("kid", "' OR '1'='1"), MALFORMED),
        arguments("kid too long", header("kid", "k".repeat(65)), MALFORMED),
        arguments("kid a number", header("kid", 1), MALFORMED),
        arguments("kid of no one", header("kid", "k".repeat(43)), UNKNOWN_KEY),
        arguments("its own jwk", signedByOther(true), BAD_SIGNATURE));
  }

  private static Stream<Arguments> badSignatures() {
    String[] parts = FORGE.good().split("\\.", -1);
    String signed = parts[0] + "." + parts[1] + ".";
    byte[] good = Base64.getUrlDecoder().decode(parts[2]);
    byte[] r = Arrays.copyOf(good, COORDINATE);
    byte[] s = Arrays.copyOfRange(good, COORDINATE, good.length);
    byte[] zero = new byte[COORDINATE];
    byte[] order = unsigned(ORDER);
    String otherClaims = TokenForge.encode(FORGE.claims(claims -> claims.put("role", "admin")));
    return Stream.of(
        arguments("another's signature", signedByOther(false), BAD_SIGNATURE),
        arguments("r = 0 and s = 0", signature(signed, zero, zero), BAD_SIGNATURE),
        arguments("r = 0", signature(signed, zero, s), BAD_SIGNATURE),
        arguments("s = 0", signature(signed, r, zero), BAD_SIGNATURE),
        arguments("r = n and s = n", signature(signed, order, order), BAD_SIGNATURE),
        arguments("r = n", signature(signed, order, s), BAD_SIGNATURE),
        arguments("s = n", signature(signed, r, order), BAD_SIGNATURE),
        arguments("s + n", signature(signed, r, plusOrder(s)), BAD_SIGNATURE),
        arguments("r and s swapped", signature(signed, s, r), BAD_SIGNATURE),
        arguments("r alone", signed + TokenForge.encode(r), BAD_SIGNATURE),
        arguments("a byte too many", signature(signed, good, new byte[1]), BAD_SIGNATURE),
        arguments("DER", signed + TokenForge.encode(der(r, s)), BAD_SIGNATURE),
        arguments("changed claims", parts[0] + "." + otherClaims + "." + parts[2], BAD_SIGNATURE));
  }

  private static Stream<Arguments> badClaims() {
    String header = FORGE.header(members -> {});
    String claims = FORGE.claims(members -> {});
    long now = NOW.getEpochSecond();
    String admin = claims.replace("{", "{\"role\":\"admin\",");
    return Stream.of(
        arguments("role twice", FORGE.token(header, admin), MALFORMED),
        arguments("claims that are a list", FORGE.token(header, "[]"), MALFORMED),
        arguments("something behind", FORGE.token(header, claims + "{}"), MALFORMED),
        arguments("too deep", FORGE.token(header, "{\"a\":" + "[".repeat(2000)), MALFORMED),
        arguments("another issuer", claim("iss", "urn:other"), WRONG_ISSUER),
        arguments("the issuer in capitals", claim("iss", "URN:ISSUER"), WRONG_ISSUER),
        arguments("a list of issuers", claim("iss", List.of("urn:issuer")), WRONG_ISSUER),
        arguments("another audience", claim("aud", "warehouse"), WRONG_AUDIENCE),
        arguments("two audiences", claim("aud", List.of("store", "other")), MISSING_CLAIM),
        arguments("expired", claim("exp", now - 31), EXPIRED),
        arguments("expires as text", claim("exp", "2999-01-01"), MALFORMED),
        arguments("expires in a fraction", claim("exp", 99999999999.5), MISSING_CLAIM),
        arguments("nbf in the future", claim("nbf", now + 31), NOT_YET_VALID),
        arguments("issued in the future", claim("iat", now + 31), NOT_YET_VALID),
        arguments("an unknown role", claim("role", "root"), MISSING_CLAIM),
        arguments("a blank subject", claim("sub", " "), MISSING_CLAIM),
        arguments("ver as text", claim("ver", "3"), MISSING_CLAIM),
        arguments("scope as a list", claim("scope", List.of("query:run")), MISSING_CLAIM),
        arguments("no claims", FORGE.token(header, "{}"), MISSING_CLAIM));
  }

  private static List<Arguments> missingClaims() {
    List<Arguments> all = new ArrayList<>();
    for (String name :
        List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "role",
            "tenant_id",
            "scope",
            "ver",
            "sid")) {
      all.add(
          arguments("no " + name, FORGE.withClaims(claims -> claims.remove(name)), MISSING_CLAIM));
    }
    return all;
  }

  private static String header(String name, Object value) {
    return FORGE.withHeader(members -> members.put(name, value));
  }

  private static String claim(String name, Object value) {
    return FORGE.withClaims(members -> members.put(name, value));
  }

  private static String hmacUnderPublicKey() {
    return JWT.create()
        .withHeader(Map.of("typ", "at+jwt"))
        .withKeyId(PAIR.kid())
        .withPayload(FORGE.claims(members -> {}))
        .sign(Algorithm.HMAC256(PAIR.publicJwk().publicKey().getEncoded()));
  }

  private static String signedByOther(boolean withItsKey) {
    SigningKeyPair other = SigningKeyPair.generate(NOW, NOW);
    return new TokenForge(other, NOW)
        .withHeader(
            header -> {
              header.put("kid", PAIR.kid());
              if (withItsKey) {
                header.put("jwk", other.publicJwk().members());
              }
            });
  }

  // 64 bytes leave four bits unused in the last character; setting one leaves the bytes as they
  // are.
  private static String strayLowBits(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
  }

  private static String signature(String signed, byte[] r, byte[] s) {
    byte[] both = Arrays.copyOf(r, r.length + s.length);
    System.arraycopy(s, 0, both, r.length, s.length);
    return signed + TokenForge.encode(both);
  }

  private static byte[] plusOrder(byte[] s) {
    return unsigned(new BigInteger(1, s).add(ORDER));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] der(byte[] r, byte[] s) {
    byte[] first = new BigInteger(1, r).toByteArray();
    byte[] second = new BigInteger(1, s).toByteArray();
    byte[] der = new byte[6 + first.length + second.length];
    der[0] = 0x30;
    der[1] = (byte) (der.length - 2);
    der[2] = 2;
    der[3] = (byte) first.length;
    System.arraycopy(first, 0, der, 4, first.length);
    der[4 + first.length] = 2;
    der[5 + first.length] = (byte) second.length;
    System.arraycopy(second, 0, der, 6 + first.length, second.length);
    return der;
  }

  private static AccessTokenVerifier verifier(MovableClock clock) {
    PublicKeys keys =
        kid -> Optional.of(PAIR.publicJwk().publicKey()).filter(_ -> kid.equals(PAIR.kid()));
    return new AccessTokenVerifier(keys, "urn:issuer", "store", clock);
  }
}
