package dev.storehouse.shared.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyPairTest {

  private static final Instant CREATED = Instant.parse("2100-01-04T12:00:00Z");
  private static final Instant ACTIVE = CREATED.plusSeconds(120);

  private final SigningKeyPair pair = SigningKeyPair.generate(CREATED, ACTIVE);

  @Test
  void readsBackWhatItWrites() {
    SigningKeyPair read = SigningKeyPair.parse(pair.toSecretString()).orElseThrow();

    assertThat(read.publicJwk()).isEqualTo(pair.publicJwk());
    assertThat(read.privateKey().getS()).isEqualTo(pair.privateKey().getS());
    assertThat(read.createdAt()).isEqualTo(CREATED);
    assertThat(read.activeFrom()).isEqualTo(ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cr3t", "{}", "{\"placeholder\":\"abc\"}", "[]"})
  void aPlaceholderIsNoKey(String placeholder) {
    assertThat(SigningKeyPair.parse(placeholder)).isEmpty();
  }

  @Test
  void aDamagedKeyIsAnErrorThatHoldsNothingOfTheSecret() {
    String base64 = Base64.getEncoder().encodeToString(pair.privateKey().getEncoded());
    String damaged = pair.toSecretString().replace(base64, base64.substring(0, 60));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKeyPair.parse(damaged))
        .withMessage("the signing-key secret does not hold a key pair")
        .withNoCause();
  }

  @Test
  void doesNotPrintItsPrivateHalf() {
    String base64 = Base64.getEncoder().encodeToString(pair.privateKey().getEncoded());
    assertThat(pair.toString())
        .contains(pair.kid())
        .doesNotContain(base64)
        .doesNotContain(pair.privateKey().getS().toString());
  }

  @Test
  void thePublicKeyGoesThroughItsJwkUnchanged() {
    PublicJwk read = PublicJwk.parse(pair.publicJwk().toJson());
    ECPublicKey key = read.publicKey();

    assertThat(read).isEqualTo(pair.publicJwk());
    assertThat(PublicJwk.of(key)).isEqualTo(read);
  }

  // The example of RFC 7638 §3.1 is an RSA key; this is the P-256 key of RFC 7517, appendix A.1,
  // whose thumbprint was computed with another implementation.
  @Test
  void theKeyIdIsTheThumbprint() {
    PublicJwk jwk =
        new PublicJwk(
            "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s",
            "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");
    assertThat(jwk.publicKey().getW().getAffineX().bitLength()).isPositive();
  }

  @Test
  void coordinatesKeepTheirLeadingZeros() {
    String one = P256.encode(BigInteger.ONE);
    assertThat(Base64.getUrlDecoder().decode(one)).hasSize(P256.COORDINATE_BYTES);
    assertThat(P256.decode(one)).isEqualTo(BigInteger.ONE);
    BigInteger highBit = BigInteger.ONE.shiftLeft(255);
    assertThat(P256.decode(P256.encode(highBit))).isEqualTo(highBit);
  }

  @Test
  void refusesAPointThatIsNotOnTheCurve() {
    String x = pair.publicJwk().x();
    String wrong = P256.encode(P256.decode(pair.publicJwk().y()).flipBit(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublicJwk(pair.kid(), x, wrong))
        .withMessage("not a point of P-256");
  }

  @Test
  void refusesAKeyUnderAnothersId() {
    PublicJwk other = SigningKeyPair.generate(CREATED, ACTIVE).publicJwk();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublicJwk(other.kid(), pair.publicJwk().x(), pair.publicJwk().y()))
        .withMessageContaining("thumbprint");
  }
}
