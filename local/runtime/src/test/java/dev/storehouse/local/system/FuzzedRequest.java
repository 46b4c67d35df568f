package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.storehouse.local.contract.Operation;
import java.util.Map;
import java.util.Optional;

/**
 * A request that may be wrong in any way HTTP allows.
 *
 * @param operation what it was derived from
 * @param isOfOperation whether method and path are still the operation's
 */
record FuzzedRequest(
    Operation operation,
    boolean isOfOperation,
    String method,
    String target,
    Map<String, String> headers,
    Optional<byte[]> body) {

  private static final int SHOWN = 300;

  @Override
  public String toString() {
    String text =
        "%s %s %s %s"
            .formatted(
                method,
                target,
                headers,
                body.map(bytes -> new String(bytes, ISO_8859_1)).orElse("without body"));
    return text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
  }
}
