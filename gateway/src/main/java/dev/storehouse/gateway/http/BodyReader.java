package dev.storehouse.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/** Reads one body, no more of it than the limit, no longer than the deadline. */
final class BodyReader {

  private final HttpLimits limits;

  BodyReader(HttpLimits limits) {
    this.limits = limits;
  }

  Body read(InputStream content) throws RefusedRequestException {
    long deadline = System.nanoTime() + limits.readTimeout().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        body.write(buffer, 0, read);
        if (body.size() > limits.bodyBytes()) {
          throw RefusedRequestException.tooLarge();
        }
        if (System.nanoTime() > deadline) {
          throw RefusedRequestException.tooSlow();
        }
      }
    } catch (RefusedRequestException e) {
      throw e;
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? RefusedRequestException.tooSlow()
          : new RefusedRequestException(400, "Bad Request");
    }
    return Body.of(body.toByteArray());
  }
}
