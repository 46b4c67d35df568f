package dev.storehouse.gateway.http;

import java.io.IOException;

/** A request that does not reach the endpoint, and how it is answered instead. */
final class RefusedRequestException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  RefusedRequestException(int status, String reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  static RefusedRequestException tooLarge() {
    return new RefusedRequestException(413, "Request Entity Too Large");
  }

  static RefusedRequestException tooSlow() {
    return new RefusedRequestException(408, "Request Timeout");
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
