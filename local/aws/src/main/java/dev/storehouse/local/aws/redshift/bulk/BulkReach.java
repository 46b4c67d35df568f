package dev.storehouse.local.aws.redshift.bulk;

import java.util.List;

/**
 * What a role may do in S3. Immutable.
 *
 * @param read what it may list and read
 * @param write what it may write and delete
 */
public record BulkReach(List<S3Location> read, List<S3Location> write) {

  /** Takes copies. */
  public BulkReach {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /** Everything below one location. */
  public static BulkReach all(S3Location location) {
    return new BulkReach(List.of(location), List.of(location));
  }

  boolean reads(S3Location location) {
    return read.stream().anyMatch(each -> each.covers(location));
  }

  boolean writes(S3Location location) {
    return write.stream().anyMatch(each -> each.covers(location));
  }
}
