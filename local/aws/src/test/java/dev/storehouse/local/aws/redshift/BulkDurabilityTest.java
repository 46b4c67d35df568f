package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.bulk.S3Location;
import dev.storehouse.local.aws.redshift.bulk.S3Objects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What becomes of UNLOAD and COPY when the engine is killed while they run. */
class BulkDurabilityTest {

  /** Two files, and a wait before the end of the second. */
  private static final String UNLOAD =
      """
      UNLOAD ('SELECT repeat(md5(i::varchar), 32) AS s,
        CASE WHEN i = 9000 THEN pg_sleep((SELECT seconds FROM gate)) END AS w
        FROM generate_series(1, 9000) i')
      TO 's3://bulk/out/' IAM_ROLE DEFAULT CSV PARALLEL OFF MAXFILESIZE 5 MB MANIFEST
      """;

  @TempDir Path directory;

  private static String submit(RedshiftDataClient client, String sql) {
    return client
        .executeStatement(request -> request.workgroupName("storehouse").database("dev").sql(sql))
        .id();
  }

  private static DescribeStatementResponse end(RedshiftDataClient client, String id) {
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }

  private static void done(RedshiftDataClient client, String sql) {
    assertThat(end(client, submit(client, sql)).error()).as(sql).isNull();
  }

  @Test
  void runsAgainWithoutMeetingItsOwnFiles() throws Exception {
    Path data = directory.resolve("engine");
    Path buckets = Files.createDirectory(directory.resolve("s3"));
    S3Location first = new S3Location("bulk", "out/000");
    S3Location rows = new S3Location("bulk", "in/rows");
    try (ObjectServer server = ObjectServer.start(buckets);
        S3Objects objects = server.objects("local")) {
      objects.write(rows, Files.writeString(directory.resolve("rows"), "1\n2\n3\n"), "test");
      String unload;
      String copy;
      try (EngineProcess engine = EngineProcess.start(data, server.endpoint().toString())) {
        RedshiftDataClient client = engine.client();
        done(client, "CREATE TABLE gate (seconds int)");
        done(client, "CREATE TABLE loaded (n int)");
        done(client, "INSERT INTO gate VALUES (600)");
        unload = submit(client, UNLOAD);
        awaitObject(objects, first);
        done(client, "UPDATE gate SET seconds = 0");
        engine.faults("{\"delay_ms\":{\"COMMITTING\":600000}}");
        copy = submit(client, "COPY loaded FROM '%s' IAM_ROLE DEFAULT".formatted(rows.url()));
        awaitStatus(client, copy);
        engine.kill();
      }

      try (EngineProcess engine = EngineProcess.start(data, server.endpoint().toString())) {
        RedshiftDataClient client = engine.client();
        assertThat(end(client, unload).error()).isNull();
        assertThat(end(client, unload).resultRows()).isEqualTo(9000);
        assertThat(end(client, copy).status()).isEqualTo(StatusString.FINISHED);
        assertThat(objects.list(new S3Location("bulk", "out/")))
            .extracting(object -> object.location().key())
            .isEqualTo(List.of("out/000", "out/001", "out/manifest"));
        assertThat(end(client, submit(client, UNLOAD)).error()).contains("is not empty");
        String count = submit(client, "SELECT * FROM loaded");
        assertThat(end(client, count).resultRows()).isEqualTo(3);
      }
    }
  }

  private static void awaitObject(S3Objects objects, S3Location location) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (objects.find(location).isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private static void awaitStatus(RedshiftDataClient client, String id) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!client.describeStatement(r -> r.id(id)).statusAsString().equals("STARTED")) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }
}
