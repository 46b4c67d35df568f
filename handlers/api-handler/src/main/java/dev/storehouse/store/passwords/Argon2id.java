package dev.storehouse.store.passwords;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The cost of Argon2id, version 1.3 (RFC 9106).
 *
 * @param memory KiB that one hash fills
 * @param passes how often it goes over them
 * @param lanes how many could be filled in parallel
 */
record Argon2id(int memory, int passes, int lanes) {

  /** What new hashes cost: the OWASP Password Storage Cheat Sheet's advice for Argon2id. */
  static final Argon2id CURRENT = new Argon2id(19_456, 2, 1);

  /** The most that a stored hash may ask for, so that a bad record cannot exhaust the function. */
  private static final int MOST_MEMORY = 64 * 1024;

  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;

  Argon2id {
    if (lanes < 1
        || lanes > MOST_LANES
        || memory < 8 * lanes
        || memory > MOST_MEMORY
        || passes < 1
        || passes > MOST_PASSES) {
      throw new IllegalArgumentException("Argon2id parameters out of bounds");
    }
  }

  /** Whether a hash of this cost should give way to one of the other. */
  boolean isBelow(Argon2id other) {
    return memory < other.memory || passes < other.passes;
  }

  /**
   * The hash of a password in Unicode normalisation form C, so that it does not matter on which
   * system its accents were typed.
   */
  byte[] hash(String password, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
