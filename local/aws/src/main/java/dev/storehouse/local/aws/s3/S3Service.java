package dev.storehouse.local.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.StreamedService;
import java.io.IOException;

/**
 * S3 behind the AWS port: what is signed for it, in the header or in the URL, and what names an
 * object without any signature, which is S3's to refuse.
 */
record S3Service(Relay relay) implements StreamedService {

  private static final String NAME = "s3";
  private static final String CONTROL = "/_storehouse";

  @Override
  public String signingName() {
    return NAME;
  }

  @Override
  public boolean serves(AwsRequest head) {
    return head.target().isEmpty()
        && head.signedService().map(NAME::equals).orElseGet(() -> namesObject(head.path()));
  }

  private static boolean namesObject(String path) {
    return !path.equals("/") && !path.equals(CONTROL) && !path.startsWith(CONTROL + "/");
  }

  @Override
  public void answer(HttpExchange exchange) throws IOException {
    relay.pass(exchange);
  }
}
