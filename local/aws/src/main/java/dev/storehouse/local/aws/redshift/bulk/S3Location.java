package dev.storehouse.local.aws.redshift.bulk;

import java.util.Optional;

/**
 * An object, or all objects whose keys begin so.
 *
 * @param key may be empty
 */
public record S3Location(String bucket, String key) {

  private static final String SCHEME = "s3://";

  /** From {@code s3://bucket/key}; empty if the text is nothing of the kind. */
  public static Optional<S3Location> parse(String url) {
    if (!url.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String rest = url.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    return bucket.isEmpty()
        ? Optional.empty()
        : Optional.of(new S3Location(bucket, slash < 0 ? "" : rest.substring(slash + 1)));
  }

  /** One whose key goes on. */
  public S3Location plus(String more) {
    return new S3Location(bucket, key + more);
  }

  /** Whether another is this one, or begins as this one does. */
  public boolean covers(S3Location other) {
    return bucket.equals(other.bucket) && other.key.startsWith(key);
  }

  /** As statements and manifests have it. */
  public String url() {
    return SCHEME + bucket + "/" + key;
  }
}
