package dev.storehouse.shared.identity.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The curve of ES256 (RFC 7518 §3.4), and the encodings of its keys. */
final class P256 {

  static final int COORDINATE_BYTES = 32;

  private static final String CURVE_NAME = "secp256r1";
  private static final ECParameterSpec PARAMETERS = parameters();

  private P256() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE_NAME));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  /**
   * The public key at that point.
   *
   * @throws IllegalArgumentException if the point is not on the curve
   */
  static ECPublicKey publicKey(BigInteger x, BigInteger y) {
    if (!isOnCurve(x, y)) {
      throw new IllegalArgumentException("not a point of P-256");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key of P-256", e);
    }
  }

  /**
   * Reads a private key in PKCS #8, DER, base64.
   *
   * @throws IllegalArgumentException if it is not one of this curve
   */
  static ECPrivateKey privateKey(String pkcs8) {
    try {
      ECPrivateKey key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC")
                  .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
      if (!key.getParams().getCurve().equals(PARAMETERS.getCurve())) {
        throw new IllegalArgumentException("not a private key of P-256");
      }
      return key;
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("not a private key of P-256", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }

  /** A coordinate as RFC 7518 §6.2.1.2 wants it: 32 bytes, leading zeros kept, base64url. */
  static String encode(BigInteger coordinate) {
    byte[] magnitude = coordinate.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(magnitude.length, COORDINATE_BYTES);
    System.arraycopy(
        magnitude, magnitude.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  /**
   * Reads {@link #encode} back.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in base64url
   */
  static BigInteger decode(String coordinate) {
    byte[] magnitude = Base64.getUrlDecoder().decode(coordinate);
    if (magnitude.length != COORDINATE_BYTES) {
      throw new IllegalArgumentException("a coordinate of P-256 has 32 bytes");
    }
    return new BigInteger(1, magnitude);
  }

  // The JDK builds a key from any pair of numbers; signatures under such a "key" prove nothing.
  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    EllipticCurve curve = PARAMETERS.getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    if (x.signum() < 0 || x.compareTo(p) >= 0 || y.signum() < 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
    return y.pow(2).mod(p).equals(right);
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE_NAME));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
