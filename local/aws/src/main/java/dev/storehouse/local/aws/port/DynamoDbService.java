package dev.storehouse.local.aws.port;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** DynamoDB and its streams: passed on to DynamoDB Local and back, byte for byte. */
public final class DynamoDbService implements AwsService {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
  private static final int SERVICE_UNAVAILABLE = 503;

  /** Headers of the connection, not of the message (RFC 9110, section 7.6.1). */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  /** What can change items ("Actions", Amazon DynamoDB API reference). */
  private static final Set<String> WRITES =
      Set.of(
          "BatchExecuteStatement",
          "BatchWriteItem",
          "DeleteItem",
          "ExecuteStatement",
          "ExecuteTransaction",
          "PutItem",
          "TransactWriteItems",
          "UpdateItem");

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final URI database;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param database where DynamoDB Local listens
   */
  public DynamoDbService(URI database) {
    this.database = database;
  }

  /** Calls a listener, which must be quick, after each call that may have changed an item. */
  public void onWrite(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public String signingName() {
    return "dynamodb";
  }

  @Override
  public Set<String> targetPrefixes() {
    return Set.of("DynamoDB_20120810", "DynamoDBStreams_20120810");
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws InterruptedException {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(database)
            .timeout(CALL_TIMEOUT)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name)) {
                values.forEach(value -> onward.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> answer = client.send(onward.build(), BodyHandlers.ofByteArray());
      if (request.target().map(AwsRequest.Target::operation).filter(WRITES::contains).isPresent()) {
        listeners.forEach(Runnable::run);
      }
      return new AwsResponse(answer.statusCode(), endToEnd(answer), answer.body());
    } catch (IOException e) {
      return AwsResponse.jsonError(
          SERVICE_UNAVAILABLE, "ServiceUnavailable", "DynamoDB Local does not answer: " + e);
    }
  }

  private static Map<String, List<String>> endToEnd(HttpResponse<byte[]> answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers().map());
    headers.keySet().removeIf(HOP_BY_HOP::contains);
    return headers;
  }
}
