package dev.storehouse.shared.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.presigner.SdkPresigner;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Builds the AWS clients of one function: region and credentials as Lambda sets them in the
 * environment, {@code AWS_ENDPOINT_URL} where it is set, a deadline on every call.
 *
 * <p>The URL-connection HTTP client is the one with the shortest cold start (see {@code
 * docs/benchmarks.md}). Clients are thread-safe; build each once per function instance.
 */
public final class AwsClients {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private final Environment environment;

  public AwsClients(Environment environment) {
    this.environment = environment;
  }

  /**
   * A DynamoDB client; a call, retries included, ends within ten seconds. A write of one item that
   * meets somebody's transaction is repeated, as nothing was written ("Transaction conflict
   * handling in DynamoDB", Amazon DynamoDB Developer Guide).
   */
  public DynamoDbClient dynamoDb() {
    var builder = DynamoDbClient.builder();
    configure(builder, http(READ_TIMEOUT), CALL_TIMEOUT);
    builder.overrideConfiguration(
        builder
            .overrideConfiguration()
            .copy(
                override ->
                    override.retryStrategy(
                        retries -> retries.retryOnException(TransactionConflictException.class))));
    // One of the service-specific endpoints of the "AWS SDKs and Tools Reference Guide".
    environment
        .optional("AWS_ENDPOINT_URL_DYNAMODB")
        .map(URI::create)
        .ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** A Secrets Manager client; a call, retries included, ends within ten seconds. */
  public SecretsManagerClient secretsManager() {
    return configured(SecretsManagerClient.builder());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C configured(
      B builder) {
    return client(builder, READ_TIMEOUT, CALL_TIMEOUT);
  }

  /**
   * A client of another service.
   *
   * @param readTimeout how long the service may be silent; longer than any wait that is asked of it
   * @param callTimeout how long a call may take, retries included
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, Duration readTimeout, Duration callTimeout) {
    configure(builder, http(readTimeout), callTimeout);
    return builder.build();
  }

  /**
   * A client whose requests carry megabytes: their bodies are sent as they are read, none is held
   * (ADR 0016 tells what that costs).
   *
   * @param readTimeout how long the service may be silent
   * @param callTimeout how long a call may take, retries included; reading an answer's body, where
   *     that is handed out as a stream, is not part of it
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C streamingClient(
      B builder, Duration readTimeout, Duration callTimeout) {
    SdkHttpClient streaming =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(readTimeout)
            .build();
    configure(builder, streaming, callTimeout);
    return builder.build();
  }

  /**
   * What signs requests that others will send: with the credentials of the clients, for the same
   * endpoint.
   */
  public <B extends SdkPresigner.Builder> B presigner(B builder) {
    builder
        .region(Region.of(environment.required("AWS_REGION")))
        .credentialsProvider(credentials());
    endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  /**
   * The endpoint of all services, where there is one in place of AWS's own. Under it a bucket is
   * part of the path, as there is no host name for each.
   */
  public Optional<URI> endpoint() {
    return environment.optional("AWS_ENDPOINT_URL").map(URI::create);
  }

  /**
   * The HTTP client under all others.
   *
   * @param readTimeout how long the other side may be silent
   */
  public static SdkHttpClient http(Duration readTimeout) {
    return UrlConnectionHttpClient.create(new BufferedConnections(CONNECT_TIMEOUT, readTimeout));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> void configure(
      B builder, SdkHttpClient http, Duration callTimeout) {
    builder
        .region(Region.of(environment.required("AWS_REGION")))
        .credentialsProvider(credentials())
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder().apiCallTimeout(callTimeout).build());
    endpoint().ifPresent(builder::endpointOverride);
  }

  /**
   * Lambda's own credentials, or those of this environment where it carries a pair without session.
   * Lambda gives them as variables, but to a SnapStart function, whose variables would be those of
   * the snapshot, through the container endpoint (AWS Lambda Developer Guide, "Activating and
   * managing Lambda SnapStart").
   */
  private AwsCredentialsProvider credentials() {
    Optional<String> accessKey = environment.optional("AWS_ACCESS_KEY_ID");
    Optional<String> secretKey = environment.optional("AWS_SECRET_ACCESS_KEY");
    if (accessKey.isPresent()
        && secretKey.isPresent()
        && environment.optional("AWS_SESSION_TOKEN").isEmpty()) {
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(accessKey.get(), secretKey.get()));
    }
    return AwsCredentialsProviderChain.of(
        ContainerCredentialsProvider.create(), EnvironmentVariableCredentialsProvider.create());
  }
}
