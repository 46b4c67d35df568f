package dev.storehouse.shared.problem;

/**
 * One thing wrong with one field of a request.
 *
 * @param field where it is, for instance {@code items[2].quantity}
 * @param code stable and upper snake case, for instance {@code OUT_OF_RANGE}
 * @param message one sentence for people
 */
public record FieldError(String field, String code, String message) {}
