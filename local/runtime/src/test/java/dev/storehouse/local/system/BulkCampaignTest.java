package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables out and back, row by row the same; {@code -Dstorehouse.bulk.rows} makes them longer. */
@ExtendWith(SystemExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkCampaignTest {

  private static final int ROWS = Integer.getInteger("storehouse.bulk.rows", 20_000);
  private static final int STEP = 100_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String COLUMNS =
      "(id bigint NOT NULL, small smallint, whole integer, price numeric(18,4), ratio double"
          + " precision, flag boolean, day date, moment timestamp, name varchar(80))";

  private static final String FILL =
      "INSERT INTO %s.sent SELECT i, CASE WHEN i %% 11 = 0 THEN NULL ELSE i %% 30000 - 15000 END,"
          + " CASE WHEN i %% 13 = 0 THEN NULL ELSE (CAST(i AS bigint) * 7919) %% 2000000000 END, CASE WHEN i %% 7 ="
          + " 0 THEN NULL ELSE i / 3.0 - 1000 END, CASE WHEN i %% 5 = 0 THEN NULL ELSE i / 8.0 END,"
          + " CASE WHEN i %% 3 = 0 THEN NULL ELSE i %% 2 = 0 END, CASE WHEN i %% 17 = 0 THEN NULL"
          + " ELSE date '1970-01-01' + i %% 20000 END, CASE WHEN i %% 19 = 0 THEN NULL ELSE"
          + " timestamp '2001-02-03 04:05:06.789' + i * interval '1 minute' END, CASE i %% 6 WHEN 0"
          + " THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Größe 尺寸 ' || i WHEN 3 THEN 'a, \"b\"' ||"
          + " chr(10) || ' c ' || i WHEN 4 THEN '\\N' ELSE 'part ' || i END FROM"
          + " generate_series(%d, %d) AS s(i)";

  private final DemoTenant tenant;
  private final BulkClient bulk;
  private final Warehouse warehouse;
  private final AdministratorOfWarehouse administrator;

  BulkCampaignTest(LocalSystem system) {
    tenant = system.tenants().getFirst();
    bulk = new BulkClient(system, tenant);
    warehouse = new Warehouse(system, tenant);
    administrator = new AdministratorOfWarehouse(system);
  }

  @BeforeAll
  void fill() {
    administrator.run(
        "DROP TABLE IF EXISTS %s.sent".formatted(tenant.schema()),
        "CREATE TABLE %s.sent %s".formatted(tenant.schema(), COLUMNS));
    for (int from = 1; from <= ROWS; from += STEP) {
      administrator.run(FILL.formatted(tenant.schema(), from, Math.min(from + STEP - 1, ROWS)));
    }
  }

  @ParameterizedTest
  @CsvSource({"CSV,NONE", "CSV,GZIP", "CSV,ZSTD", "JSON,NONE", "PARQUET,NONE"})
  void eachRowComesBackAsItWas(String format, String compression, @TempDir Path folder) {
    administrator.run(
        "DROP TABLE IF EXISTS %s.back".formatted(tenant.schema()),
        "CREATE TABLE %s.back %s".formatted(tenant.schema(), COLUMNS));
    warehouse.awaitRows("SELECT count(*) AS n FROM back", "[{n=0}]");

    long begun = System.nanoTime();
    Set<Object> progress = new HashSet<>();
    String exported =
        bulk.create(
                Map.of(
                    "operation",
                    "query",
                    "query",
                    "SELECT * FROM sent",
                    "content_type",
                    format,
                    "compression",
                    compression))
            .expect(201)
            .text("job_id");
    assertThat(rows(ended(exported, progress), "rows_processed")).isEqualTo(ROWS);
    long written = System.nanoTime();

    List<Path> files = bulk.results(exported, folder);
    String loaded =
        bulk.create(
                Map.of(
                    "operation",
                    "insert",
                    "object",
                    "back",
                    "content_type",
                    format,
                    "compression",
                    compression))
            .expect(201)
            .text("job_id");
    for (Path file : files) {
      bulk.upload(loaded, file.getFileName().toString(), file);
    }
    long carried = System.nanoTime();
    bulk.say(loaded, "UploadComplete").expect(202);
    assertThat(rows(ended(loaded, progress), "rows_changed")).isEqualTo(ROWS);
    long read = System.nanoTime();

    assertThat(warehouse.rows("SELECT count(*) AS n, count(DISTINCT id) AS d FROM back"))
        .hasToString("[{n=%1$d, d=%1$d}]".formatted(ROWS));
    for (int from = 1; from <= ROWS; from += STEP) {
      assertThat(missing("sent", "back", from)).hasToString("[{n=0}]");
      assertThat(missing("back", "sent", from)).hasToString("[{n=0}]");
    }
    assertThat(progress).hasSizeGreaterThan(1);
    System.out.printf(
        "%d rows of %s, %s: exported in %.1f s, carried in %.1f s, loaded in %.1f s;"
            + " heap at its peak %d MB; seen: %s%n",
        ROWS,
        format,
        compression,
        (written - begun) / 1e9,
        (carried - written) / 1e9,
        (read - carried) / 1e9,
        heapAtItsPeak() >> 20,
        progress);
  }

  private Answer ended(String jobId, Set<Object> progress) {
    List<Object> seen = new ArrayList<>();
    Answer job = bulk.ended(jobId, PATIENCE, now -> seen.add(now.json().get("progress")));
    assertThat(job.text("state")).as("%s", job.json()).isEqualTo("JobComplete");
    seen.add(job.json().get("progress"));
    progress.addAll(seen);
    return job;
  }

  private static int rows(Answer job, String which) {
    return ((Number) BulkClient.fields(job.json().get("progress")).get(which)).intValue();
  }

  /** How many rows of a range of one table the other does not have. */
  private List<?> missing(String table, String other, int from) {
    String range = " WHERE id BETWEEN %d AND %d".formatted(from, from + STEP - 1);
    return warehouse.rows(
        "SELECT count(*) AS n FROM (SELECT * FROM %s%s EXCEPT SELECT * FROM %s%s) AS m"
            .formatted(table, range, other, range));
  }

  /** At the most: pools have their peaks at different times. */
  private static long heapAtItsPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
