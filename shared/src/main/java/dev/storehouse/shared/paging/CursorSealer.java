package dev.storehouse.shared.paging;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Turns positions into opaque cursors and back. A cursor is bound, by a keyed hash, to the list and
 * the filters it was made for: one that was altered, or is shown to another list, is refused.
 * Thread-safe.
 */
public final class CursorSealer {

  private static final int TAG_LENGTH = 16;

  private final KeyedHash hash;

  public CursorSealer(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * Seals a position.
   *
   * @param list the list with its filters, for instance {@code orders?user_id=usr_1&status=paid}
   */
  public String seal(String list, Position position) {
    byte[] text = position.after().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Arrays.copyOf(tag(list, text), TAG_LENGTH + text.length);
    System.arraycopy(text, 0, sealed, TAG_LENGTH, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /**
   * Opens a cursor that {@link #seal} made for the same list.
   *
   * @throws ProblemException INVALID_CURSOR if it was not
   */
  public Position open(String list, String cursor) {
    byte[] sealed = decode(cursor);
    if (sealed.length > TAG_LENGTH) {
      byte[] text = Arrays.copyOfRange(sealed, TAG_LENGTH, sealed.length);
      byte[] shown = Arrays.copyOf(sealed, TAG_LENGTH);
      // Base64 leaves bits of the last character unused: only the canonical spelling is ours.
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(cursor);
      if (canonical && MessageDigest.isEqual(shown, tag(list, text))) {
        return new Position(new String(text, StandardCharsets.UTF_8));
      }
    }
    throw refused();
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private byte[] tag(String list, byte[] text) {
    return Arrays.copyOf(
        hash.of("cursor", list, new String(text, StandardCharsets.UTF_8)), TAG_LENGTH);
  }

  private static ProblemException refused() {
    return new ProblemException(
        ProblemCode.INVALID_CURSOR,
        "Use next_cursor of the same list with the same filters, unaltered; or start without cursor.");
  }
}
