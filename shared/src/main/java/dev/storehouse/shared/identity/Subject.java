package dev.storehouse.shared.identity;

/** Who or what showed a credential. Immutable. */
public sealed interface Subject {

  /** What records and limits know the subject by, unique among users and keys; never blank. */
  String id();

  /**
   * A user who is logged in.
   *
   * @param userId never blank
   * @param loginId the login (family of refresh tokens) the credential belongs to, never blank
   */
  record User(String userId, String loginId) implements Subject {

    public User {
      requireText(userId, "userId");
      requireText(loginId, "loginId");
    }

    @Override
    public String id() {
      return userId;
    }
  }

  /**
   * An API key, which acts for its tenant and not for the user who made it.
   *
   * @param keyId never blank
   */
  record ApiKey(String keyId) implements Subject {

    public ApiKey {
      requireText(keyId, "keyId");
    }

    @Override
    public String id() {
      return keyId;
    }
  }

  private static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
  }
}
