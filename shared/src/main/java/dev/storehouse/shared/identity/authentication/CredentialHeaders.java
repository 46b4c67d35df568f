package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.apikey.ApiKeyText;
import java.util.Optional;

/**
 * The headers in which a REST API takes a credential: {@code Authorization}, or {@code X-Api-Key}
 * for an API key. Immutable.
 *
 * @param bearer value of {@code Authorization}, if the request has one
 * @param apiKey value of {@code X-Api-Key}, if the request has one
 */
public record CredentialHeaders(Optional<String> bearer, Optional<String> apiKey) {

  private static final String NONE = "";

  /**
   * The {@code Authorization} value that says the same; empty if the request has no credential. Of
   * two that differ neither counts: the value is blank then, which no one accepts.
   */
  public Optional<String> authorization() {
    Optional<String> key = apiKey.map(CredentialHeaders::bearerOf);
    if (bearer.isPresent() && key.isPresent()) {
      return bearer.map(String::strip).equals(key) ? key : Optional.of(NONE);
    }
    return bearer.or(() -> key);
  }

  /** Only an API key is a bearer credential in that header: an access token there is none. */
  private static String bearerOf(String apiKey) {
    String credential = apiKey.strip();
    return credential.startsWith(ApiKeyText.PREFIX)
        ? "Bearer " + credential
        : "ApiKey " + credential;
  }
}
