package dev.storehouse.query.guard;

/** Carries a refusal up to the guard; it never leaves this package. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Fence fence, Position position, String construct, String reason) {
    super(reason, null, false, false);
    this.refusal = new Refusal(fence, position, construct, reason);
  }

  Refusal refusal() {
    return refusal;
  }
}
