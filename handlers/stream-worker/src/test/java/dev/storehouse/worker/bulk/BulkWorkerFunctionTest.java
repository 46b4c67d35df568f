package dev.storehouse.worker.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.LineEnding;
import dev.storehouse.warehouse.bulk.TableName;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkOperation;
import dev.storehouse.warehouse.bulk.job.BulkState;
import dev.storehouse.warehouse.bulk.job.BulkWork;
import dev.storehouse.warehouse.bulk.job.DynamoBulkJobs;
import dev.storehouse.worker.WorkerModule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Batches of the stream of bulk jobs. */
@ExtendWith(AwsExtension.class)
class BulkWorkerFunctionTest {

  private static final int RECORDS = 100;
  private static final int POISON = 37;

  private final AwsSandbox aws;
  private final Environment environment;
  private final DynamoBulkJobs jobs;

  BulkWorkerFunctionTest(AwsSandbox aws) {
    this.aws = aws;
    this.environment = new Environment(aws.warehouseEnvironment("BulkWorkerFunction"));
    this.jobs = WorkerModule.of(environment, Clock.systemUTC()).bulk().jobs();
  }

  @Test
  void onePoisonAmongAHundredIsReportedAndTheOthersAreDone() {
    List<String> ids = IntStream.range(0, RECORDS).mapToObj(i -> "blk_poison" + i).toList();
    ids.forEach(this::putGivenUp);
    String poison = ids.get(POISON);
    aws.dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(aws.table("BulkJobsTable"))
                    .key(Map.of("job_id", text(poison)))
                    .updateExpression("SET #state = :unknown")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(":unknown", text("NEVER HEARD OF"))));
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(ids.stream().map(id -> change(id, ids.indexOf(id))).toList());
    BulkWorkerFunction function = new BulkWorkerFunction(environment);

    assertThat(function.handleRequest(event, null).getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly(String.valueOf(POISON));
    assertThat(ids.stream().filter(id -> !id.equals(poison)))
        .allSatisfy(
            id -> assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(BulkState.ABORTED));
  }

  /** A job whose next step needs no warehouse. */
  private void putGivenUp(String jobId) {
    Instant now = Instant.now();
    BulkWork work =
        new BulkWork.Load(
            BulkOperation.INSERT,
            new TableName("parts", "parts"),
            List.of(new BulkWork.TargetColumn("id", "integer", false)),
            Optional.empty(),
            Map.of(),
            0);
    BulkJob job =
        BulkJob.create(
                jobId,
                "ten_poison",
                "usr_test",
                work,
                new FileShape(FileFormat.CSV, Compression.NONE, ',', LineEnding.LF),
                Optional.empty(),
                now)
            .asked(now);
    aws.dynamoDb().transactWriteItems(write -> write.transactItems(jobs.create(job)));
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String value) {
    return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value);
  }

  private static DynamodbStreamRecord change(String jobId, int sequenceNumber) {
    StreamRecord change = new StreamRecord();
    change.setKeys(Map.of("job_id", new AttributeValue(jobId)));
    change.setSequenceNumber(String.valueOf(sequenceNumber));
    DynamodbStreamRecord record = new DynamodbStreamRecord();
    record.setDynamodb(change);
    return record;
  }
}
