package dev.storehouse.local.aws.redshift.bulk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as a file has it.
 *
 * @param line where it begins, from 1
 * @param raw what it was read from, or the beginning of it
 * @param bytes whether each character of its fields is a byte that nobody has decoded
 * @param problem why its fields cannot be told apart
 */
record SourceRow(
    long line, List<Field> fields, String raw, boolean bytes, Optional<LoadProblem> problem) {

  /** Whether there is no telling where the next row begins. */
  boolean last() {
    return problem.isPresent() && !bytes;
  }

  /** As much of a line as the tables of load errors show. */
  static final int LONGEST_RAW = 1024;

  /**
   * A field.
   *
   * @param text null where the file says itself that there is none
   * @param quoted whether it was in quotation marks, so that it cannot stand for NULL
   */
  record Field(@Nullable String text, boolean quoted) {}
}
