package dev.storehouse.shared.identity.authentication;

/** One kind of bearer credential. Implementations are thread-safe. */
interface CredentialKind {

  /** Whether the credential looks like one of this kind; no two kinds recognise the same one. */
  boolean recognises(String credential);

  /** Authenticates a credential that {@link #recognises} took for one of this kind. */
  Authentication authenticate(String credential);
}
