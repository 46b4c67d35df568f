package dev.storehouse.local.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What was given up is read from the queue, with the SDK. */
@ExtendWith(AwsExtension.class)
class BatchDeliveryTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final String STREAM =
      "arn:aws:dynamodb:eu-central-1:000000000000:table/t/stream/s";
  private static final byte[] DONE = "{}".getBytes(UTF_8);

  private final List<Duration> waits = new ArrayList<>();
  private final List<List<String>> batches = new ArrayList<>();
  private final MovableClock clock = new MovableClock(NOW);
  private final AwsSandbox aws;
  private final String queueUrl;
  private final SqsClient queues;

  BatchDeliveryTest(AwsSandbox aws) {
    this.aws = aws;
    this.queueUrl = aws.stack().resource("OrderEventsFailureQueue").physicalId();
    this.queues =
        SqsClient.builder()
            .endpointOverride(URI.create(aws.endpoint().toString()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  @AfterEach
  void close() {
    queues.purgeQueue(request -> request.queueUrl(queueUrl));
    queues.close();
  }

  @Test
  void aGoodBatchIsDeliveredOnce() throws Exception {
    deliver(mapping(3, true, true), 5, this::taken);
    assertThat(batches).containsExactly(List.of("0", "1", "2", "3", "4"));
    assertThat(givenUp()).isEmpty();
  }

  @Test
  void onePoisonInAHundredIsGivenUpAloneAfterBoundedRetries() throws Exception {
    deliver(mapping(3, true, true), 100, batch -> failing(batch, "41"));
    Map<?, ?> document = givenUp().getFirst();
    assertThat(givenUpRange(document)).isEqualTo("41-41");
    assertThat(((Map<?, ?>) document.get("requestContext")).get("condition"))
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(batches.stream().filter(batch -> batch.contains("41")).count())
        .isBetween(4L, 4L + 8);
    assertThat(batches.stream().filter(List.of("41")::equals).count()).isEqualTo(4);
    assertThat(waits).hasSize(3).isSorted();
    assertThat(batches.stream().flatMap(List::stream).distinct()).hasSize(100);
  }

  @Test
  void aFunctionThatFailsInTheMiddleIsCalledWithHalves() throws Exception {
    deliver(mapping(0, true, true), 8, batch -> throwing(batch, "5"));
    assertThat(batches)
        .containsExactly(
            List.of("0", "1", "2", "3", "4", "5", "6", "7"),
            List.of("0", "1", "2", "3"),
            List.of("4", "5", "6", "7"),
            List.of("4", "5"),
            List.of("4"),
            List.of("5"),
            List.of("6", "7"));
    Map<?, ?> document = givenUp().getFirst();
    assertThat(givenUpRange(document)).isEqualTo("5-5");
    assertThat(((Map<?, ?>) document.get("responseContext")).get("functionError"))
        .isEqualTo("Unhandled");
  }

  @Test
  void withoutHalvesTheRestGoesTogether() throws Exception {
    deliver(mapping(2, false, true), 4, batch -> failing(batch, "1"));
    assertThat(batches)
        .containsExactly(
            List.of("0", "1", "2", "3"), List.of("1", "2", "3"), List.of("1", "2", "3"));
    assertThat(givenUpRange(givenUp().getFirst())).isEqualTo("1-3");
  }

  @Test
  void whatTheFunctionReportsCountsOnlyIfTheMappingSaysSo() throws Exception {
    deliver(mapping(2, true, false), 4, batch -> failing(batch, "1"));
    assertThat(batches).hasSize(1);
  }

  @Test
  void anUnknownSequenceNumberFailsTheWholeBatch() throws Exception {
    deliver(mapping(0, false, true), 3, _ -> response("nobody's"));
    assertThat(givenUpRange(givenUp().getFirst())).isEqualTo("0-2");
  }

  @Test
  void theLowestOfSeveralFailuresCounts() throws Exception {
    deliver(mapping(0, false, true), 3, batch -> batch.size() == 3 ? response("2", "1") : DONE);
    assertThat(batches).containsExactly(List.of("0", "1", "2"));
    assertThat(givenUpRange(givenUp().getFirst())).isEqualTo("1-2");
  }

  @Test
  void whatIsTooOldIsGivenUpUnseen() throws Exception {
    clock.advance(Duration.ofHours(2));
    deliver(mapping(3, true, true), 2, this::taken);
    assertThat(batches).isEmpty();
    Map<?, ?> document = givenUp().getFirst();
    assertThat(givenUpRange(document)).isEqualTo("0-1");
    assertThat(((Map<?, ?>) document.get("requestContext")).get("condition"))
        .isEqualTo("RecordAgeExceeded");
  }

  private interface Answer {
    byte[] to(List<String> batch) throws FunctionException;
  }

  private byte[] taken(List<String> batch) {
    return DONE;
  }

  private static byte[] failing(List<String> batch, String poison) {
    return batch.contains(poison) ? response(poison) : DONE;
  }

  private static byte[] throwing(List<String> batch, String poison) throws FunctionException {
    if (batch.contains(poison)) {
      throw new FunctionException("example.Trouble", "as asked");
    }
    return DONE;
  }

  private static byte[] response(String... failures) {
    try {
      return JSON.std.asBytes(
          Map.of(
              "batchItemFailures",
              Arrays.stream(failures).map(failure -> Map.of("itemIdentifier", failure)).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deliver(Mapping mapping, int count, Answer answer) throws InterruptedException {
    FunctionInvoker function =
        new FunctionInvoker() {
          @Override
          public Set<String> functionNames() {
            return Set.of(mapping.functionName());
          }

          @Override
          public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
            List<String> batch = sequenceNumbers(payload);
            batches.add(batch);
            return answer.to(batch);
          }
        };
    new BatchDelivery(
            function, new FailureDestination(aws.messaging()), "eu-central-1", clock, waits::add)
        .deliver(
            new FailureDestination.Source(mapping, STREAM, "shard-1"),
            IntStream.range(0, count).mapToObj(BatchDeliveryTest::record).toList());
  }

  private Mapping mapping(int retries, boolean bisects, boolean reportsFailures) {
    String queueArn =
        "arn:aws:sqs:eu-central-1:000000000000:"
            + queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    return new Mapping(
        "function-Changed",
        "function",
        "arn:aws:lambda:eu-central-1:000000000000:function:function",
        "t",
        100,
        Duration.ZERO,
        1,
        bisects,
        OptionalInt.of(retries),
        Optional.of(Duration.ofHours(1)),
        reportsFailures,
        Optional.of(queueArn));
  }

  private List<? extends Map<?, ?>> givenUp() {
    return queues
        .receiveMessage(
            request -> request.queueUrl(queueUrl).maxNumberOfMessages(10).visibilityTimeout(0))
        .messages()
        .stream()
        .map(Message::body)
        .map(BatchDeliveryTest::parsed)
        .toList();
  }

  private static String givenUpRange(Map<?, ?> document) {
    Map<?, ?> batch = (Map<?, ?>) document.get("DDBStreamBatchInfo");
    return batch.get("startSequenceNumber") + "-" + batch.get("endSequenceNumber");
  }

  private static Map<?, ?> parsed(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sequenceNumbers(byte[] payload) {
    try {
      return ((List<?>) JSON.std.mapFrom(payload).get("Records"))
          .stream()
              .map(record -> (Map<?, ?>) ((Map<?, ?>) record).get("dynamodb"))
              .map(change -> (String) change.get("SequenceNumber"))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Record record(int number) {
    return Record.builder()
        .eventID("event-" + number)
        .eventName(OperationType.INSERT)
        .eventVersion("1.1")
        .dynamodb(
            change ->
                change
                    .approximateCreationDateTime(NOW)
                    .keys(Map.of("order_id", fromS("ord_" + number)))
                    .newImage(Map.of("order_id", fromS("ord_" + number)))
                    .sequenceNumber(Integer.toString(number))
                    .sizeBytes(10L)
                    .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
        .build();
  }
}
