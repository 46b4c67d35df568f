package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as clients really have them: the table holds what it should, and the client learns why. */
@ExtendWith(SystemExtension.class)
class BulkFilesTest {

  private static final String ROWS = "SELECT id, name, amount FROM goods ORDER BY id";
  private static final String HUGE = "x".repeat(10 << 20);

  private final DemoTenant tenant;
  private final BulkClient bulk;
  private final Warehouse warehouse;
  private final AdministratorOfWarehouse administrator;

  BulkFilesTest(LocalSystem system) {
    tenant = system.tenants().getFirst();
    bulk = new BulkClient(system, tenant);
    warehouse = new Warehouse(system, tenant);
    administrator = new AdministratorOfWarehouse(system);
  }

  @BeforeEach
  void emptyTable() {
    administrator.run(
        "DROP TABLE IF EXISTS %s.goods".formatted(tenant.schema()),
        "CREATE TABLE %s.goods (id integer NOT NULL, name varchar(20), amount numeric(8,2))"
            .formatted(tenant.schema()));
    warehouse.awaitRows("SELECT count(*) AS n FROM goods", "[{n=0}]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void bytesThatAreNotUtf8AreToldWithTheirRow(int most) {
    String jobId = load(Map.of("max_errors", most), "id,name\n1,a\n2,Müller\n3,c\n", ISO_8859_1);
    end(jobId, most == 1 ? "JobComplete" : "Failed");
    assertThat(rejected(jobId)).contains("data-0,3,name,M\ufffdller,").contains("UTF8");
    assertThat(count()).isEqualTo(most == 1 ? 2 : 0);
  }

  @ParameterizedTest
  @CsvSource({"CSV,'id,name\n1,a\n'", "JSON,'{\"id\":1,\"name\":\"a\"}\n'"})
  void aFileInAnotherEncodingIsRefused(String format, String file) {
    String jobId = load(Map.of("content_type", format), file, UTF_16);
    assertThat(end(jobId, "Failed").text("error")).isEqualTo("data-0: It is not UTF-8.");
    assertThat(count()).isZero();
  }

  @Test
  void aHeaderInAnotherEncodingIsRefused() {
    String jobId = load(Map.of(), "id,name,größe\n1,a,b\n", ISO_8859_1);
    assertThat(end(jobId, "Failed").text("error")).isEqualTo("data-0: It is not UTF-8.");
    assertThat(count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFieldOfTenMegabytesIsTold(int most) {
    String jobId = load(Map.of("max_errors", most), "id,name\n1,a\n2," + HUGE + "\n3,c\n");
    end(jobId, most == 1 ? "JobComplete" : "Failed");
    assertThat(rejected(jobId)).contains("data-0,3,,\"2,xxx").contains("longer than 4194304 bytes");
    assertThat(rejected(jobId).lines()).hasSize(2);
    assertThat(count()).isEqualTo(most == 1 ? 2 : 0);
  }

  @Test
  void aMemberOfTenMegabytesIsTold() {
    String jobId =
        load(
            Map.of("content_type", "JSON", "max_errors", 5),
            "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"" + HUGE + "\"}\n{\"id\":3}\n");
    end(jobId, "Failed");
    assertThat(rejected(jobId)).contains("data-0,2,,").contains("Invalid JSON");
    assertThat(count()).isZero();
  }

  @Test
  void aFieldThatIsTooLongForItsColumnIsShownByItsBeginning() {
    String jobId =
        load(Map.of("max_errors", 1), "id,name\n1,a\n2," + HUGE.substring(0, 100_000) + "\n");
    end(jobId, "JobComplete");
    assertThat(rejected(jobId))
        .contains("data-0,3,name," + "x".repeat(1024) + ",String length exceeds DDL length");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aFileWithAHeaderOnlyHasNoRows() {
    Answer job = end(load(Map.of(), "id,name\n"), "JobComplete");
    assertThat(progress(job)).containsEntry("rows_processed", 0).containsEntry("rows_changed", 0);
  }

  @Test
  void anEmptyFileBesideAFullOneDoesNoHarm() {
    String jobId =
        bulk.load(
            job(Map.of()),
            new byte[0],
            "id,name\n1,a\n".getBytes(UTF_8),
            "id,name".getBytes(UTF_8));
    end(jobId, "JobComplete");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void filesWithOtherHeadersAreRefused() {
    String jobId =
        bulk.load(
            job(Map.of()), "id,name\n1,a\n".getBytes(UTF_8), "name,id\nb,2\n".getBytes(UTF_8));
    assertThat(end(jobId, "Failed").text("error"))
        .isEqualTo("data-1 has other columns than the files before it.");
    assertThat(count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"',',LF", "',',CRLF", "';',LF", "';',CRLF", "'\t',LF", "'\t',CRLF", "'|',LF"})
  void fieldsAndLinesEndAsTheJobSays(String delimiter, String ending) {
    String file =
        "id,name,amount\n1,a,1.50\nx,b,2\n2,\"a, \"\"b\"\"\nc\",\n3, \"d\" ,4\n"
            .replace("a, ", "#")
            .replace(",", delimiter)
            .replace("#", "a" + delimiter + " ")
            .replace("\n", ending.equals("LF") ? "\n" : "\r\n");
    String jobId =
        load(Map.of("column_delimiter", delimiter, "line_ending", ending, "max_errors", 1), file);
    end(jobId, "JobComplete");
    assertThat(rejected(jobId)).contains("data-0,3,id,x,");
    String broken = ending.equals("LF") ? "\n" : "\r\n";
    assertThat(warehouse.rows(ROWS))
        .hasToString(
            "[{id=1, name=a, amount=1.50}, {id=2, name=a%s \"b\"%sc, amount=null}, {id=3, name=d, amount=4.00}]"
                .formatted(delimiter, broken));
  }

  @Test
  void linesThatEndWithACarriageReturnAloneAreRefused() {
    String jobId = load(Map.of(), "id,name\r1,a\r2,b\r");
    assertThat(end(jobId, "Failed").text("error")).contains("LF or CRLF");
    assertThat(count()).isZero();
  }

  @Test
  void aLineIsTheFilesAlsoBehindLineBreaksInQuotes() {
    String jobId =
        load(
            Map.of("max_errors", 2),
            "id,name\n1,\"a\n\na\"\nx,b\n2,\"name that is far\ntoo long for it\"\n3,c\n");
    end(jobId, "JobComplete");
    assertThat(rejected(jobId))
        .contains("data-0,5,id,x,")
        .contains("data-0,6,name,\"name that is far\ntoo long for it\",");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void nullIsToldFromAnEmptyText() {
    end(
        load(Map.of(), "id,name,amount\n1,\\N,\\N\n2,,\n3,\"\",\"\"\n4,\"\\N\",4\n"),
        "JobComplete");
    assertThat(warehouse.rows("SELECT id, name, amount FROM goods ORDER BY id"))
        .hasToString(
            "[{id=1, name=null, amount=null}, {id=2, name=, amount=null},"
                + " {id=3, name=, amount=null}, {id=4, name=\\N, amount=4.00}]");
  }

  @Test
  void rowsWithTooFewAndTooManyFieldsAreTold() {
    String jobId = load(Map.of("max_errors", 3), "id,name,amount\n1,a,1\n2,b\n3,c,3,4\n\n5,e,5\n");
    end(jobId, "JobComplete");
    assertThat(rejected(jobId))
        .contains("data-0,3,name,b,Delimiter not found")
        .contains("data-0,4,,\"3,c,3,4\",Extra column(s) found")
        .contains("data-0,5,id,,");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void objectsMayHaveTheirMembersInAnyOrderOrNotAtAll() {
    String jobId =
        load(
            Map.of("content_type", "JSON", "max_errors", 2),
            "{\"id\":1}\n"
                + "{\"NAME\":\"b\",\"id\":2}\n"
                + "{\"amount\":3,\"id\":3,\"name\":{\"a\":[1,2]}}\n"
                + "{\"amount\":\"much\",\"id\":4}\n"
                + "{\"amount\":null,\"name\":\"e\"}\n"
                + "{\n"
                + "\"id\":\n"
                + "6}\n");
    end(jobId, "JobComplete");
    assertThat(warehouse.rows(ROWS))
        .hasToString(
            "[{id=1, name=null, amount=null}, {id=2, name=b, amount=null},"
                + " {id=3, name={\"a\":[1,2]}, amount=3.00}, {id=6, name=null, amount=null}]");
    assertThat(rejected(jobId)).contains("data-0,4,amount,much,").contains("data-0,5,id,,");
  }

  @Test
  void whatIsNoJsonIsToldWithItsLine() {
    String jobId = load(Map.of("content_type", "JSON"), "{\"id\":1}\n{\"id\":2,]}\n{\"id\":3}\n");
    end(jobId, "Failed");
    assertThat(rejected(jobId)).contains("data-0,2,,\"{\"\"id\"\":2,]}\",");
    assertThat(count()).isZero();
  }

  private String load(Map<String, ?> more, String file) {
    return load(more, file, UTF_8);
  }

  private String load(Map<String, ?> more, String file, Charset encoding) {
    return bulk.load(job(more), file.getBytes(encoding));
  }

  private static Map<String, Object> job(Map<String, ?> more) {
    Map<String, Object> job = new LinkedHashMap<>(more);
    job.put("operation", "insert");
    job.put("object", "goods");
    return job;
  }

  private Answer end(String jobId, String state) {
    Answer job = bulk.ended(jobId);
    assertThat(job.text("state")).as("%s", job.json()).isEqualTo(state);
    return job;
  }

  /** The file of the rows that were not loaded. */
  private String rejected(String jobId) {
    Answer link = bulk.get(jobId, "failed-results").expect(200);
    return new String(bulk.follow(link.json(), Optional.empty()), UTF_8);
  }

  private int count() {
    Map<?, ?> row = (Map<?, ?>) warehouse.rows("SELECT count(*) AS n FROM goods").getFirst();
    return ((Number) row.get("n")).intValue();
  }

  private static Map<String, Object> progress(Answer job) {
    return BulkClient.fields(job.json().get("progress"));
  }
}
