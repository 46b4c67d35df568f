package dev.storehouse.local.aws.redshift.sql;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redshift's {@code 'sha256|digest|salt'}, in hexadecimal, the digest being of the password and
 * then the salt. PostgreSQL keeps it as a SCRAM verifier of one iteration whose server key, of
 * which such a digest knows nothing, is all zeros.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "CREATE USER".
 */
final class HashedPassword {

  private static final Pattern FORM =
      Pattern.compile("'sha256\\|([0-9a-fA-F]{64})\\|((?:[0-9a-fA-F]{2})+)'");
  private static final String NO_SERVER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private HashedPassword() {}

  /** The literal of the verifier, empty if the literal is no such digest. */
  static Optional<String> verifier(String literal) {
    Matcher parts = FORM.matcher(literal);
    return parts.matches()
        ? Optional.of(
            Literal.of(
                "SCRAM-SHA-256$1:%s$%s:%s"
                    .formatted(base64(parts.group(2)), base64(parts.group(1)), NO_SERVER_KEY)))
        : Optional.empty();
  }

  private static String base64(String hexadecimal) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
  }
}
