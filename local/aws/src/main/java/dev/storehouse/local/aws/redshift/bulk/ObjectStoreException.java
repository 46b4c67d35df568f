package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;

/** What S3 answered instead of doing what it was asked, in the words in which Redshift tells it. */
public final class ObjectStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP
   * @param code of S3, such as {@code NoSuchKey}
   */
  public ObjectStoreException(int status, String code, String text, String requestId) {
    super(
        "S3ServiceException:%s,Status %d,Error %s,Rid %s,ExtRid %s,CanRetry 1"
            .formatted(text, status, code, requestId, requestId));
    this.status = status;
  }

  static ObjectStoreException denied() {
    return new ObjectStoreException(403, "AccessDenied", "Access Denied", "local");
  }

  static ObjectStoreException missing() {
    return new ObjectStoreException(404, "NoSuchKey", "The specified key does not exist.", "local");
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }
}
