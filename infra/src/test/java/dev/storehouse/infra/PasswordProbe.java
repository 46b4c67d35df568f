package dev.storehouse.infra;

import java.util.HexFormat;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes a password as the store function does, with fixed salt. */
public final class PasswordProbe implements Function<String, String> {

  @Override
  public String apply(String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(new byte[16])
            .withMemoryAsKB(64)
            .withIterations(2)
            .withParallelism(1)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.toCharArray(), hash);
    return HexFormat.of().formatHex(hash);
  }
}
