package dev.storehouse.local.aws.port;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer as it goes over the wire.
 *
 * @param headers without content-length, which the port sets
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record AwsResponse(int status, Map<String, List<String>> headers, byte[] body) {

  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 500;

  /** No answer at all: the connection is cut, as a fault on the way would. */
  public static AwsResponse dropped() {
    return empty(0);
  }

  /** An answer without body. */
  public static AwsResponse empty(int status) {
    return new AwsResponse(status, Map.of(), new byte[0]);
  }

  /** An answer of the AWS JSON protocols. */
  public static AwsResponse json(int status, String contentType, Object body) {
    return new AwsResponse(status, Map.of("Content-Type", List.of(contentType)), Json.write(body));
  }

  /** An error of the AWS JSON 1.1 protocol. */
  public static AwsResponse jsonError(int status, String type, String message) {
    return json(
            status,
            "application/x-amz-json-1.1",
            Map.of("__type", type, "message", message, "Message", message))
        .with("x-amzn-ErrorType", type);
  }

  /** The fault is the local service's own. */
  static AwsResponse failed(RuntimeException cause) {
    return jsonError(FAILED, "InternalFailure", "the local service failed: " + cause);
  }

  /** An answer of the query protocol. */
  public static AwsResponse xml(int status, String body) {
    return new AwsResponse(
        status, Map.of("Content-Type", List.of("text/xml")), body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An error in the protocol the request was made in, of status 400: JSON, or XML for the query
   * protocol and S3.
   */
  public static AwsResponse error(AwsRequest request, String code, String message) {
    boolean s3 = request.signedService().filter("s3"::equals).isPresent();
    boolean query =
        request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    String error =
        "<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(Xml.escape(code), Xml.escape(message));
    if (s3) {
      return xml(BAD_REQUEST, error);
    }
    return query
        ? xml(
            BAD_REQUEST,
            "<ErrorResponse>%s<RequestId>%s</RequestId></ErrorResponse>"
                .formatted(error, request.requestId()))
        : jsonError(BAD_REQUEST, code, message);
  }

  /** The same with one header more. */
  public AwsResponse with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new AwsResponse(status, more, body);
  }
}
