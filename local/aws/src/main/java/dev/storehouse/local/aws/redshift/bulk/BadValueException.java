package dev.storehouse.local.aws.redshift.bulk;

/** Ends the reading of a row; it is thrown often and carries no trace. */
final class BadValueException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient LoadProblem problem;

  BadValueException(LoadProblem problem) {
    super(problem.reason(), null, false, false);
    this.problem = problem;
  }

  BadValueException(int code, String reason) {
    this(LoadProblem.of(code, reason));
  }

  LoadProblem problem() {
    return problem;
  }
}
