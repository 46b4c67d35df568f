package dev.storehouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamBatchTest {

  private final List<String> handled = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();

  @Test
  void aGoodBatchIsWorkedOffInOrder() {
    assertThat(process(Set.of(), "a", "b", "a")).isEmpty();
    assertThat(handled).containsExactly("1", "2", "3");
  }

  @Test
  void anEmptyBatchIsFine() {
    assertThat(process(Set.of())).isEmpty();
  }

  @Test
  void anItemIsNotHandledPastItsFailure() {
    assertThat(process(Set.of("2"), "a", "b", "b", "a", "b")).containsExactly("2");
    assertThat(handled).containsExactly("1", "4");
    assertThat(failed).containsExactly("2");
  }

  @Test
  void theFirstOfSeveralFailuresIsReported() {
    assertThat(process(Set.of("3", "2"), "a", "b", "c", "a")).containsExactly("2");
    assertThat(handled).containsExactly("1", "4");
    assertThat(failed).containsExactly("2", "3");
  }

  /** Items a, b, c in the order given, with sequence numbers from 1 on. */
  private List<String> process(Set<String> poison, String... items) {
    StreamsEventResponse response =
        StreamBatch.process(
            event(items),
            record -> {
              String number = record.getDynamodb().getSequenceNumber();
              if (poison.contains(number)) {
                throw new IllegalStateException("poison");
              }
              handled.add(number);
            },
            (record, cause) -> failed.add(record.getDynamodb().getSequenceNumber()));
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** As Lambda delivers it: through the deserialisation of the managed runtime. */
  private static DynamodbEvent event(String... items) {
    String records =
        IntStream.range(0, items.length)
            .mapToObj(
                i ->
                    """
                    {"eventName":"MODIFY","eventSource":"aws:dynamodb","dynamodb":{
                     "Keys":{"order_id":{"S":"%s"}},"SequenceNumber":"%d"}}
                    """
                        .formatted(items[i], i + 1))
            .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    DynamodbEvent event =
        LambdaEventSerializers.serializerFor(
                DynamodbEvent.class, StreamBatchTest.class.getClassLoader())
            .fromJson(new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)));
    assertThat(event.getRecords())
        .extracting(DynamodbStreamRecord::getEventName)
        .doesNotContainNull();
    return event;
  }
}
