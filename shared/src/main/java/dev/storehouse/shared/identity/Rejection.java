package dev.storehouse.shared.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Why a credential was not accepted. Each of them is a 401 to the client. */
public enum Rejection {
  MISSING_CREDENTIAL("No credential was sent."),
  UNSUPPORTED_CREDENTIAL("The credential is of a kind that is not accepted here."),
  MALFORMED("The access token is malformed."),
  UNKNOWN_KEY("The access token was signed with an unknown key."),
  BAD_SIGNATURE("The signature of the access token is wrong."),
  MISSING_CLAIM("The access token lacks a claim."),
  WRONG_ISSUER("The access token was issued by someone else."),
  WRONG_AUDIENCE("The access token is meant for someone else."),
  NOT_YET_VALID("The access token is not valid yet."),
  EXPIRED("The access token has expired."),
  REVOKED_KEY("The key that signed the access token was revoked."),
  UNKNOWN_USER("The user of the access token does not exist."),
  SUPERSEDED("The access token was ended by a logout or a change of the user."),
  MALFORMED_API_KEY("The API key is mistyped or cut off."),
  UNKNOWN_API_KEY("The API key is not valid."),
  WRONG_API_KEY_SECRET("The API key is not valid."),
  EXPIRED_API_KEY("The API key has expired."),
  REVOKED_API_KEY("The API key was revoked.");

  /** The authorizer-context key under which a rejection travels to the function behind. */
  public static final String CONTEXT_KEY = "rejected";

  private final String description;

  Rejection(String description) {
    this.description = description;
  }

  /** The name in logs and in the authorizer context: lower snake case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence that may be shown to the client, as RFC 6750 {@code error_description}. */
  public String description() {
    return description;
  }

  /** Whether it was an API key that was not accepted. */
  public boolean concernsApiKey() {
    return switch (this) {
      case MALFORMED_API_KEY,
          UNKNOWN_API_KEY,
          WRONG_API_KEY_SECRET,
          EXPIRED_API_KEY,
          REVOKED_API_KEY ->
          true;
      default -> false;
    };
  }

  /** The authorizer context that says: no principal, and why. */
  public Map<String, String> toContext() {
    return Map.of(CONTEXT_KEY, wireName());
  }

  /**
   * The rejection an authorizer passed on, or empty when the context holds none. A reason that this
   * version does not know is still a rejection.
   */
  public static Optional<Rejection> fromContext(Map<String, ?> context) {
    return Optional.<Object>ofNullable(context.get(CONTEXT_KEY))
        .map(
            reason ->
                Arrays.stream(values())
                    .filter(rejection -> rejection.wireName().equals(reason))
                    .findFirst()
                    .orElse(UNSUPPORTED_CREDENTIAL));
  }
}
