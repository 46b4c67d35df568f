package dev.storehouse.local.aws.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.LocalAws;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsPortTest {

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  private static final String EVENT = "{\"units\":3}";

  private static EchoFunctions functions;
  private static LocalAws aws;

  @BeforeAll
  static void start() {
    functions = new EchoFunctions();
    aws = LocalAws.start(LocalAws.Settings.inMemory(), functions);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void passesDynamoDbThrough() {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.US_WEST_2)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      client.createTable(
          request ->
              request
                  .tableName("through")
                  .billingMode("PAY_PER_REQUEST")
                  .attributeDefinitions(
                      AttributeDefinition.builder().attributeName("id").attributeType("S").build())
                  .keySchema(
                      KeySchemaElement.builder().attributeName("id").keyType("HASH").build()));
      client.putItem(
          request ->
              request.tableName("through").item(Map.of("id", AttributeValue.fromS("größe"))));

      assertThat(aws.database().client().listTables().tableNames()).contains("through");
      assertThat(
              client
                  .getItem(
                      request ->
                          request
                              .tableName("through")
                              .key(Map.of("id", AttributeValue.fromS("größe"))))
                  .hasItem())
          .isTrue();
      assertThatThrownBy(() -> client.describeTable(request -> request.tableName("missing")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void keepsTheHeadersOfDynamoDb() throws Exception {
    HttpResponse<String> answer =
        post("dynamodb", Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables"), "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
    assertThat(answer.headers().firstValue("x-amz-crc32")).isPresent();
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
  }

  @Test
  void servesStreams() throws Exception {
    HttpResponse<String> answer =
        post("dynamodb", Map.of("X-Amz-Target", "DynamoDBStreams_20120810.ListStreams"), "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Streams");
  }

  @Test
  void tellsWhoCalls() {
    try (StsClient client =
        StsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      assertThat(client.getCallerIdentity().account()).isEqualTo("000000000000");
      assertThatThrownBy(() -> client.getSessionToken())
          .isInstanceOfSatisfying(
              StsException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "storehouse-Echo",
        "storehouse-Echo:live",
        "000000000000:function:storehouse-Echo",
        "arn:aws:lambda:eu-central-1:000000000000:function:storehouse-Echo",
        "arn:aws:lambda:eu-central-1:000000000000:function:storehouse-Echo:live"
      })
  void invokesAFunction(String name) {
    try (LambdaClient client = lambda()) {
      InvokeResponse answer =
          client.invoke(
              request -> request.functionName(name).payload(SdkBytes.fromUtf8String(EVENT)));

      assertThat(answer.payload().asUtf8String()).isEqualTo(EVENT);
      assertThat(answer.functionError()).isNull();
    }
  }

  @Test
  void reportsWhatAFunctionThrew() {
    try (LambdaClient client = lambda()) {
      InvokeResponse answer =
          client.invoke(
              request ->
                  request.functionName("storehouse-Broken").payload(SdkBytes.fromUtf8String("{}")));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.functionError()).isEqualTo("Unhandled");
      assertThat(answer.payload().asUtf8String())
          .contains("\"errorMessage\":\"no stock\"")
          .contains("\"errorType\":\"java.lang.IllegalStateException\"");
    }
  }

  @Test
  void invokesLaterOrNotAtAll() throws InterruptedException {
    String event = "{\"later\":true}";
    try (LambdaClient client = lambda()) {
      assertThat(invoke(client, InvocationType.DRY_RUN, event).statusCode()).isEqualTo(204);
      assertThat(functions.events).doesNotContain(event);

      assertThat(invoke(client, InvocationType.EVENT, event).statusCode()).isEqualTo(202);
      long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (!functions.events.contains(event) && System.nanoTime() < deadline) {
        Thread.sleep(Duration.ofMillis(10));
      }
      assertThat(functions.events).contains(event);
    }
  }

  @Test
  void listsFunctionsAndKnowsNoOther() {
    try (LambdaClient client = lambda()) {
      assertThat(client.listFunctions().functions())
          .extracting(FunctionConfiguration::functionName)
          .containsExactly("storehouse-Broken", "storehouse-Echo");
      assertThatThrownBy(() -> client.invoke(request -> request.functionName("other")))
          .isInstanceOf(
              software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.class)
          .hasMessageContaining("Function not found: arn:aws:lambda");
    }
  }

  @Test
  void refusesAnEventThatIsNotJson() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    aws.endpoint().resolve("/2015-03-31/functions/storehouse-Echo/invocations"))
                .header("Authorization", authorization("lambda"))
                .POST(BodyPublishers.ofString("{")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .contains("InvalidRequestContentException");
  }

  @Test
  void saysWhatItServesToWhoeverAsksForMore() throws Exception {
    HttpResponse<String> json =
        post("kinesis", Map.of("X-Amz-Target", "Kinesis_20131202.ListStreams"), "{}");
    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.body())
        .contains("UnknownOperationException")
        .contains(
            "this local runtime serves: apigateway, dynamodb, events, lambda, redshift-data, s3,"
                + " secretsmanager, sns, sqs, sts");

    HttpResponse<String> xml =
        post("ses", Map.of("Content-Type", "application/x-www-form-urlencoded"), "Action=X");
    assertThat(xml.body()).startsWith("<ErrorResponse><Error><Code>UnknownOperationException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/_storehouse"})
  void answersThatItIsHealthy(String path) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(aws.endpoint().resolve(path)).GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"ok\"").contains("\"secretsmanager\"");
  }

  @Test
  void namesThePortThatIsTakenAndItsSetting() {
    int taken = aws.endpoint().getPort();
    LocalAws.Settings settings =
        new LocalAws.Settings(
            taken, "STOREHOUSE_AWS_PORT", "eu-central-1", Optional.empty(), Set.of());

    assertThatThrownBy(() -> LocalAws.start(settings, functions))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "port %d is taken: free it, or set STOREHOUSE_AWS_PORT to another (0 for any free one)",
            taken);
  }

  private static LambdaClient lambda() {
    return LambdaClient.builder()
        .endpointOverride(aws.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(CREDENTIALS)
        .build();
  }

  private static InvokeResponse invoke(LambdaClient client, InvocationType type, String event) {
    return client.invoke(
        request ->
            request
                .functionName("storehouse-Echo")
                .invocationType(type)
                .payload(SdkBytes.fromString(event, StandardCharsets.UTF_8)));
  }

  private static HttpResponse<String> post(String service, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(aws.endpoint())
            .header("Authorization", authorization(service))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }
  }

  private static String authorization(String service) {
    return "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(service);
  }

  @Test
  void listensOnTheLoopbackInterfaceAlone() {
    assertThat(URI.create(aws.endpoint().toString()).getHost()).isEqualTo("127.0.0.1");
  }
}
