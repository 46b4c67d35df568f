package dev.storehouse.local.aws.redshift.warehouse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds passwords against PostgreSQL's verifiers, and remembers what was right: SCRAM makes each
 * try as dear as thousands of hashes, and those who log in do so again and again. A new password
 * has a new verifier, so nothing that is remembered can become wrong. Thread-safe.
 */
final class ProvenPasswords {

  private static final int MOST_REMEMBERED = 1_000;

  private final Map<String, String> byVerifier = new ConcurrentHashMap<>();

  boolean matches(String verifier, String password) {
    if (password.equals(byVerifier.get(verifier))) {
      return true;
    }
    boolean matches = ScramPassword.matches(verifier, password);
    if (matches) {
      remember(verifier, password);
    }
    return matches;
  }

  private void remember(String verifier, String password) {
    if (byVerifier.size() >= MOST_REMEMBERED) {
      byVerifier.clear();
    }
    byVerifier.put(verifier, password);
  }
}
