package dev.storehouse.http;

import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everything that is wrong with one body, at whatever depth. Not thread-safe. */
final class Findings {

  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> readOnly = new TreeSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  void unknown(String field) {
    unknown.add(field);
  }

  void readOnly(String field) {
    readOnly.add(field);
  }

  void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }

  /**
   * Refuses the body if anything was found; what cannot be there at all comes first.
   *
   * @throws ProblemException UNKNOWN_FIELD, READ_ONLY_FIELD or VALIDATION_FAILED
   */
  void check() {
    refuse(unknown, ProblemCode.UNKNOWN_FIELD, "No such field: ", "UNKNOWN");
    refuse(readOnly, ProblemCode.READ_ONLY_FIELD, "Only the server sets: ", "READ_ONLY");
    if (!errors.isEmpty()) {
      throw Problem.validation(errors).asException();
    }
  }

  private static void refuse(Set<String> fields, ProblemCode code, String text, String errorCode) {
    if (!fields.isEmpty()) {
      throw Problem.of(code, text + String.join(", ", fields) + ".")
          .withErrors(
              fields.stream()
                  .map(field -> new FieldError(field, errorCode, code.title() + "."))
                  .toList())
          .asException();
    }
  }
}
