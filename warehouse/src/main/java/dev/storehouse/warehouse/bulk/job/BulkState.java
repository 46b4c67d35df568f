package dev.storehouse.warehouse.bulk.job;

import java.util.Arrays;
import java.util.Optional;

/** Where a bulk job is on its way. */
public enum BulkState {
  /** Files may be uploaded. */
  OPEN("Open"),
  /** Everything is there; the job waits for its turn. */
  UPLOAD_COMPLETE("UploadComplete"),
  /** The warehouse works on it. */
  IN_PROGRESS("InProgress"),
  /** It is done. */
  JOB_COMPLETE("JobComplete"),
  /** It has failed and changed nothing. */
  FAILED("Failed"),
  /** It was given up and changed nothing. */
  ABORTED("Aborted");

  private final String wireName;

  BulkState(String wireName) {
    this.wireName = wireName;
  }

  /** The state of this name. */
  public static Optional<BulkState> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName.equals(name)).findFirst();
  }

  /** What clients call it. */
  public String wireName() {
    return wireName;
  }

  /** Whether it never changes again. */
  public boolean isTerminal() {
    return this == JOB_COMPLETE || this == FAILED || this == ABORTED;
  }
}
