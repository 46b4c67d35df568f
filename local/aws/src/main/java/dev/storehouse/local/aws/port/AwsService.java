package dev.storehouse.local.aws.port;

import java.util.Set;

/**
 * A service behind the {@link AwsPort}. Implementations are thread-safe.
 *
 * <p>A request finds its service by the prefix of {@code X-Amz-Target} (the JSON protocols) or else
 * by the service its signature was made for (the REST and query protocols). Unsigned, {@code
 * /_storehouse/<signing name>/…} is for what only the local service has.
 */
public interface AwsService {

  /** The name in the credential scope of a Signature Version 4, as in {@code dynamodb}. */
  String signingName();

  /** What stands before the dot in {@code X-Amz-Target}; none for REST and query services. */
  default Set<String> targetPrefixes() {
    return Set.of();
  }

  /**
   * Answers a request. An error of the service is an answer too; what is thrown becomes a 500.
   *
   * @throws InterruptedException if the port is being closed
   */
  AwsResponse handle(AwsRequest request) throws InterruptedException;
}
