package dev.storehouse.query.guard;

/**
 * Why a statement does not run. It repeats names and keywords of the caller's text, never a literal
 * or a parameter's value.
 *
 * @param fence the check that refused
 * @param position where the construct stands
 * @param construct what was refused, as the caller would call it: {@code FOR UPDATE}, {@code
 *     pg_sleep}
 * @param reason one sentence for the caller
 */
public record Refusal(Fence fence, Position position, String construct, String reason) {}
