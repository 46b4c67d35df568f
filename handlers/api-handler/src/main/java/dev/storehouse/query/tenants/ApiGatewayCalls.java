package dev.storehouse.query.tenants;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Signed calls of Amazon API Gateway's control plane. Thread-safe.
 *
 * <p>The SDK's own client of it is three megabytes, a quarter of what the function may weigh, for
 * five calls (Amazon API Gateway REST API Reference).
 */
final class ApiGatewayCalls {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final SdkHttpClient http;
  private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
  private final URI endpoint;
  private final String region;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  ApiGatewayCalls(
      SdkHttpClient http,
      IdentityProvider<? extends AwsCredentialsIdentity> credentials,
      URI endpoint,
      String region) {
    this.http = http;
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.region = region;
  }

  /**
   * One answer.
   *
   * @param body empty where there is none
   */
  record Answer(int status, Map<String, @Nullable Object> body) {

    boolean conflict() {
      return status == CONFLICT;
    }

    boolean missing() {
      return status == NOT_FOUND;
    }

    /**
     * The same, where it is a good one.
     *
     * @throws IllegalStateException if it is an error
     */
    Answer good() {
      if (status / 100 != 2) {
        throw new IllegalStateException("API Gateway answers " + status);
      }
      return this;
    }
  }

  Answer get(String path, Map<String, String> query) {
    return call(SdkHttpMethod.GET, path, query, "");
  }

  Answer post(String path, Map<String, ?> body) {
    return call(SdkHttpMethod.POST, path, Map.of(), Json.write(body));
  }

  Answer delete(String path) {
    return call(SdkHttpMethod.DELETE, path, Map.of(), "");
  }

  private Answer call(SdkHttpMethod method, String path, Map<String, String> query, String body) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(method).uri(endpoint).encodedPath(path);
    query.forEach(request::putRawQueryParameter);
    // Without it the service speaks HAL, in which lists are elsewhere (Smithy: "Amazon API Gateway
    // Customizations").
    request.putHeader("Accept", "application/json");
    ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
    if (!body.isEmpty()) {
      request.putHeader("Content-Type", "application/json");
      request.putHeader(
          "Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    }
    AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(identity)
                    .request(request.build())
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder().request(signed.request());
    if (!body.isEmpty()) {
      signed.payload().ifPresent(execute::contentStreamProvider);
    }
    try {
      return answer(http.prepareRequest(execute.build()).call());
    } catch (IOException e) {
      throw new UncheckedIOException("API Gateway cannot be reached", e);
    }
  }

  private static Answer answer(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    if (response.responseBody().isEmpty()) {
      return new Answer(status, Map.of());
    }
    try (InputStream body = response.responseBody().get()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(status, text.isBlank() ? Map.of() : Json.readObject(text));
    } catch (JsonSyntaxException e) {
      return new Answer(status, Map.of());
    }
  }
}
