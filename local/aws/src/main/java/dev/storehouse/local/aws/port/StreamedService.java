package dev.storehouse.local.aws.port;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * A service behind the {@link AwsPort} whose bodies may be too large to hold. Implementations are
 * thread-safe.
 */
public interface StreamedService {

  /** The name in the credential scope of a Signature Version 4, as in {@code s3}. */
  String signingName();

  /**
   * Whether a request is for this service.
   *
   * @param head the request without its body
   */
  boolean serves(AwsRequest head);

  /**
   * Reads the body and answers. The port closes the exchange.
   *
   * @throws IOException if the client is gone
   */
  void answer(HttpExchange exchange) throws IOException;
}
