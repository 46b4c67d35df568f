package dev.storehouse.shared.identity.token;

/** There is no key to sign with: none was made yet, or every one of them is revoked. */
public final class NoSigningKeyException extends IllegalStateException {

  NoSigningKeyException() {
    super("no signing key: let Secrets Manager rotate the signing-key secret");
  }
}
