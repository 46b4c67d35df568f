package dev.storehouse.shared.problem;

import java.util.List;
import java.util.Map;

/**
 * One refused request: what a problem document says, before it is bound to that request.
 *
 * @param detail one sentence about this occurrence, safe to show to the caller
 * @param errors the fields at fault, empty unless the request was not valid
 * @param extensions further members of the document, for instance the allowed transitions
 * @param headers headers that the answer must carry, for instance {@code Retry-After}
 */
public record Problem(
    ProblemCode code,
    String detail,
    List<FieldError> errors,
    Map<String, Object> extensions,
    Map<String, String> headers) {

  public Problem {
    errors = List.copyOf(errors);
    extensions = Map.copyOf(extensions);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), Map.of(), Map.of());
  }

  public static Problem validation(List<FieldError> errors) {
    return new Problem(
        ProblemCode.VALIDATION_FAILED,
        errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields are not valid.",
        errors,
        Map.of(),
        Map.of());
  }

  /** The same problem with one more header on its answer. */
  public Problem withHeader(String name, String value) {
    return new Problem(code, detail, errors, extensions, plus(headers, name, value));
  }

  /** The same problem with one more member in its document. */
  public Problem withExtension(String name, Object value) {
    return new Problem(code, detail, errors, plus(extensions, name, value), headers);
  }

  /** The same problem, naming the fields at fault. */
  public Problem withErrors(List<FieldError> fieldErrors) {
    return new Problem(code, detail, fieldErrors, extensions, headers);
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    var all = new java.util.HashMap<>(map);
    all.put(name, value);
    return all;
  }
}
