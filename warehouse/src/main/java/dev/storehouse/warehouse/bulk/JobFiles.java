package dev.storehouse.warehouse.bulk;

import java.util.regex.Pattern;

/**
 * Where the files of a bulk job lie: nobody chooses a place, and no two jobs share one.
 *
 * @param bucket the bucket of all of them
 */
public record JobFiles(String bucket, String tenantId, String jobId) {

  // Amazon S3 User Guide, "General purpose bucket naming rules".
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-z]+");

  /**
   * Makes a place.
   *
   * @throws IllegalArgumentException if a part could lead out of it
   */
  public JobFiles {
    if (!BUCKET.matcher(bucket).matches()
        || !ID.matcher(tenantId).matches()
        || !ID.matcher(jobId).matches()) {
      throw new IllegalArgumentException("no place of a job's files");
    }
  }

  /**
   * The prefix of the keys that an attempt to export writes below; each attempt has its own, so
   * that one that was given up cannot mix with the next.
   *
   * @param attempt from 1
   */
  public String exports(int attempt) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts are counted from 1");
    }
    return "exports/%s/%s/%d/".formatted(tenantId, jobId, attempt);
  }

  /** The prefix of the keys that clients upload to. */
  public String uploads() {
    return "uploads/%s/%s/".formatted(tenantId, jobId);
  }

  /** The key of the manifest that names the uploads to be loaded: where no client writes. */
  public String loadManifest() {
    return "exports/%s/%s/load/manifest".formatted(tenantId, jobId);
  }

  /** The key of the file of the rows that could not be loaded. */
  public String rejectedRows() {
    return "exports/%s/%s/rejected/rejected-rows.csv".formatted(tenantId, jobId);
  }

  /** A key of this bucket, as Redshift's statements name it. */
  public String url(String key) {
    return "s3://" + bucket + "/" + key;
  }
}
