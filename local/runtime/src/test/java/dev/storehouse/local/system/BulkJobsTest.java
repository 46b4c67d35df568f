package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk jobs over HTTP, worked off by the functions behind streams and events. */
@ExtendWith(SystemExtension.class)
class BulkJobsTest {

  private static final String ROWS = "SELECT id, name, amount FROM parts ORDER BY id";

  private final DemoTenant tenant;
  private final BulkClient bulk;
  private final BulkClient other;
  private final Warehouse warehouse;
  private final AdministratorOfWarehouse administrator;

  BulkJobsTest(LocalSystem system) {
    tenant = system.tenants().getFirst();
    bulk = new BulkClient(system, tenant);
    other = new BulkClient(system, system.tenants().getLast());
    warehouse = new Warehouse(system, tenant);
    administrator = new AdministratorOfWarehouse(system);
  }

  @BeforeEach
  void emptyTable() {
    administrator.run(
        "DROP TABLE IF EXISTS %1$s.parts".formatted(tenant.schema()),
        ("CREATE TABLE %1$s.parts (id integer NOT NULL, name varchar(20), amount numeric(8,2)"
                + " DEFAULT 7)")
            .formatted(tenant.schema()));
    warehouse.awaitRows("SELECT count(*) AS n FROM parts", "[{n=0}]");
  }

  @ParameterizedTest
  @CsvSource({"CSV,NONE", "CSV,GZIP", "CSV,ZSTD", "JSON,NONE", "JSON,GZIP", "PARQUET,NONE"})
  void whatIsExportedCanBeLoadedBack(String format, String compression) {
    administrator.run(
        ("INSERT INTO %s.parts SELECT i, CASE WHEN i %% 7 = 0 THEN NULL ELSE 'part \"' || i || ''','"
                + " END, i / 3.0 FROM generate_series(1, 5000) AS s(i)")
            .formatted(tenant.schema()));
    String sum = "SELECT count(*) AS n, sum(amount) AS s, count(name) AS c FROM parts";
    String before = warehouse.rows(sum).toString();
    Map<String, ?> shape = Map.of("content_type", format, "compression", compression);

    String exported =
        bulk.create(with(shape, Map.of("operation", "query", "query", ROWS)))
            .expect(201)
            .text("job_id");
    Answer job = bulk.ended(exported);
    assertThat(job.text("state")).as("%s", job.json()).isEqualTo("JobComplete");
    assertThat(progress(job)).containsEntry("rows_processed", 5000);
    Answer results = bulk.get(exported, "results").expect(200);
    assertThat(results.json()).containsEntry("row_count", 5000);
    assertThat(results.items())
        .allSatisfy(
            file ->
                assertThat(BulkClient.fields(file))
                    .containsKeys("checksum", "rows", "bytes", "url"));

    administrator.run("DELETE FROM %s.parts".formatted(tenant.schema()));
    String loaded =
        bulk.load(
            with(shape, Map.of("operation", "insert", "object", "parts")),
            bulk.results(exported).toArray(byte[][]::new));
    Answer end = bulk.ended(loaded);
    assertThat(end.text("state")).as("%s", end.json()).isEqualTo("JobComplete");
    assertThat(progress(end)).containsEntry("rows_changed", 5000);
    assertThat(warehouse.rows(sum)).hasToString(before);
  }

  @Test
  void badRowsAreLeftOutAndTold() {
    String file = "id,name,amount\n1,a,1.5\nx,b,2\n3,c,nothing\n4,d,4\n";
    String jobId =
        bulk.load(
            Map.of("operation", "insert", "object", "parts", "max_errors", 2),
            file.getBytes(UTF_8));
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).as("%s", job.json()).isEqualTo("JobComplete");
    assertThat(progress(job))
        .containsEntry("rows_processed", 4)
        .containsEntry("rows_rejected", 2)
        .containsEntry("rows_changed", 2);
    Answer failed = bulk.get(jobId, "failed-results").expect(200);
    assertThat(new String(bulk.follow(failed.json(), Optional.empty()), UTF_8))
        .startsWith("file,line,column,value,reason\n")
        .contains("data-0,3,id,")
        .contains("data-0,4,amount,");
  }

  @Test
  void oneBadRowTooManyLeavesTheTableAsItWas() {
    String file = "id,name\n1,a\nx,b\ny,c\n";
    String jobId =
        bulk.load(
            Map.of("operation", "insert", "object", "parts", "max_errors", 1),
            file.getBytes(UTF_8));
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).isEqualTo("Failed");
    assertThat(job.text("error")).isNotBlank();
    assertThat(warehouse.rows("SELECT count(*) AS n FROM parts")).hasToString("[{n=0}]");
    Answer failed = bulk.get(jobId, "failed-results").expect(200);
    assertThat(new String(bulk.follow(failed.json(), Optional.empty()), UTF_8))
        .contains("data-0,3,id,")
        .contains("data-0,4,id,");
  }

  @Test
  void rowsAreFoundByTheirKey() throws IOException {
    administrator.run(
        "INSERT INTO %s.parts VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)"
            .formatted(tenant.schema()));
    change("update", "id,name\n1,A\n9,Z\n");
    assertThat(warehouse.rows(ROWS).toString()).contains("name=A").doesNotContain("Z");
    change("upsert", "id,name\n2,B\n4,D\n");
    assertThat(warehouse.rows("SELECT name, amount FROM parts ORDER BY id"))
        .hasToString(
            "[{name=A, amount=1.00}, {name=B, amount=2.00}, {name=c, amount=3.00}, {name=D, amount=7.00}]");
    change("delete", "id\n1\n3\n");
    assertThat(warehouse.rows("SELECT id FROM parts ORDER BY id")).hasToString("[{id=2}, {id=4}]");
  }

  private void change(String operation, String file) {
    String jobId =
        bulk.load(
            Map.of("operation", operation, "object", "parts", "external_id_field", "id"),
            file.getBytes(UTF_8));
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).as("%s", job.json()).isEqualTo("JobComplete");
  }

  @Test
  void twoRowsOfOneKeyChangeNothing() {
    String jobId =
        bulk.load(
            Map.of("operation", "upsert", "object", "parts", "external_id_field", "id"),
            "id,name\n1,a\n1,b\n".getBytes(UTF_8));
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).isEqualTo("Failed");
    assertThat(job.text("error")).contains("id");
    assertThat(warehouse.rows("SELECT count(*) AS n FROM parts")).hasToString("[{n=0}]");
  }

  @ParameterizedTest
  @CsvSource({"NONE,'id,colour\n1,red\n'", "GZIP,not gzip", "NONE,''", "NONE,'id,id\n1,2\n'"})
  void filesThatDoNotFitChangeNothing(String compression, String file) {
    String jobId =
        bulk.load(
            Map.of("operation", "insert", "object", "parts", "compression", compression),
            file.getBytes(UTF_8));
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).isEqualTo("Failed");
    assertThat(job.text("error")).isNotBlank();
    assertThat(warehouse.rows("SELECT count(*) AS n FROM parts")).hasToString("[{n=0}]");
  }

  @Test
  void aFileCutShortChangesNothing() throws IOException {
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < 50_000; i++) {
      rows.append(i).append(",part ").append(i).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(rows.toString().getBytes(UTF_8));
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    String jobId =
        bulk.load(Map.of("operation", "insert", "object", "parts", "compression", "GZIP"), half);
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).isEqualTo("Failed");
    assertThat(warehouse.rows("SELECT count(*) AS n FROM parts")).hasToString("[{n=0}]");
  }

  @Test
  void fieldsGoWhereTheyAreMapped() {
    String jobId =
        bulk.load(
            Map.of(
                "operation",
                "insert",
                "object",
                tenant.schema() + ".parts",
                "column_mappings",
                Map.of("No.", "id", "Price in EUR", "amount")),
            "No.,Price in EUR\n5,\"6.50\"\n".getBytes(UTF_8));
    assertThat(bulk.ended(jobId).text("state")).isEqualTo("JobComplete");
    assertThat(warehouse.rows("SELECT id, amount FROM parts")).hasToString("[{id=5, amount=6.50}]");
  }

  @Test
  void anOpenJobIsGivenUpAtOnce() {
    String jobId =
        bulk.create(Map.of("operation", "insert", "object", "parts")).expect(201).text("job_id");
    assertThat(bulk.delete(jobId).expect(200).text("state")).isEqualTo("Aborted");
    assertThat(bulk.get(jobId, "upload-url").expect(409).text("code"))
        .isEqualTo("BULK_JOB_NOT_OPEN");
    assertThat(bulk.say(jobId, "UploadComplete").expect(409).text("code"))
        .isEqualTo("BULK_JOB_NOT_OPEN");
  }

  @Test
  void aJobThatRunsCanBeGivenUp() {
    String slow =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000000)"
            + " SELECT i FROM n";
    String jobId =
        bulk.create(Map.of("operation", "query", "query", slow)).expect(201).text("job_id");
    awaitState(jobId, "InProgress");
    bulk.delete(jobId);
    assertThat(bulk.ended(jobId).text("state")).isEqualTo("Aborted");
    assertThat(bulk.get(jobId, "results").expect(409).text("code")).isEqualTo("JOB_WITHOUT_RESULT");
  }

  private void awaitState(String jobId, String state) {
    while (!bulk.get(jobId).expect(200).text("state").equals(state)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void jobsAreTheTenantsOwn() {
    String jobId =
        bulk.create(Map.of("operation", "insert", "object", "parts")).expect(201).text("job_id");
    other.get(jobId).expect(404);
    other.get(jobId, "upload-url").expect(404);
    other.delete(jobId).expect(404);
    assertThat(
            other
                .create(Map.of("operation", "insert", "object", tenant.schema() + ".parts"))
                .expect(422)
                .text("code"))
        .isEqualTo("VALIDATION_FAILED");
    bulk.create(Map.of("operation", "insert", "object", "store.orders")).expect(422);
    bulk.create(Map.of("operation", "query", "query", "DELETE FROM parts")).expect(400);
  }

  @Test
  void manyPartsMakeOneFile() {
    String jobId =
        bulk.create(Map.of("operation", "insert", "object", "parts")).expect(201).text("job_id");
    Answer upload = bulk.get(jobId, "upload-url?file_name=parts.csv&parts=1").expect(200);
    assertThat(upload.json()).containsKeys("upload_id", "parts", "complete", "abort");
    assertThat((List<?>) upload.json().get("parts")).hasSize(1);
    assertThat(bulk.say(jobId, "UploadComplete").expect(409).text("code"))
        .isEqualTo("BULK_JOB_FILES");
  }

  private static Map<String, Object> progress(Answer job) {
    return BulkClient.fields(job.json().get("progress"));
  }

  private static Map<String, ?> with(Map<String, ?> some, Map<String, ?> more) {
    Map<String, Object> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }
}
