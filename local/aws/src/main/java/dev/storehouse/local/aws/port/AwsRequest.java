package dev.storehouse.local.aws.port;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came over the wire.
 *
 * @param path percent-encoded, without query
 * @param query percent-encoded, empty when there is none
 * @param headers names in lower case
 * @param requestId what the answer carries as {@code x-amzn-RequestId}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record AwsRequest(
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    String requestId) {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/,\\s]+/\\d{8}/([^/]*)/([^/]+)/aws4_request");

  /** The same with a body. */
  AwsRequest with(byte[] content) {
    return new AwsRequest(method, path, query, headers, content, requestId);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /**
   * The service the request is signed for, in its header or, presigned, in its URL (Signature
   * Version 4, "Credential scope").
   */
  public Optional<String> signedService() {
    return scope(2);
  }

  /** The region the request is signed for. */
  public Optional<String> signedRegion() {
    return scope(1);
  }

  /** The value of {@code X-Amz-Target}, as in {@code secretsmanager.GetSecretValue}. */
  public Optional<Target> target() {
    return header("x-amz-target")
        .map(
            text -> {
              int dot = text.lastIndexOf('.');
              return dot < 0
                  ? new Target(text, "")
                  : new Target(text.substring(0, dot), text.substring(dot + 1));
            });
  }

  /** A service's name with version, and the operation asked of it. */
  public record Target(String prefix, String operation) {}

  private Optional<String> scope(int group) {
    return header("authorization")
        .flatMap(text -> scope(text, group))
        .or(() -> scope(query.replaceAll("%2[Ff]", "/"), group));
  }

  private static Optional<String> scope(String text, int group) {
    return Optional.of(SCOPE.matcher(text)).filter(Matcher::find).map(m -> m.group(group));
  }
}
