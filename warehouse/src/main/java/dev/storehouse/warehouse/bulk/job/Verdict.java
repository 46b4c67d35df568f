package dev.storehouse.warehouse.bulk.job;

import java.util.Optional;

/**
 * How a job ends.
 *
 * @param state a terminal one
 * @param error why, where it has failed; in words for the client
 */
public record Verdict(BulkState state, Optional<String> error) {

  private static final int LONGEST = 2000;

  public Verdict {
    error = error.map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }

  static Verdict complete() {
    return new Verdict(BulkState.JOB_COMPLETE, Optional.empty());
  }

  static Verdict aborted() {
    return new Verdict(BulkState.ABORTED, Optional.empty());
  }

  static Verdict late() {
    return failed("The job took longer than %d hours.".formatted(BulkJob.LONGEST.toHours()));
  }

  static Verdict failed(String error) {
    return new Verdict(BulkState.FAILED, Optional.of(error));
  }
}
