package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;
import software.amazon.awssdk.services.redshiftdata.model.TableMember;

@ExtendWith(RedshiftFixture.class)
class WarehouseTest {

  private final Redshift redshift;

  WarehouseTest(Redshift redshift) {
    this.redshift = redshift;
  }

  private String user(String name, String password) {
    redshift.done("CREATE USER %s PASSWORD '%s'".formatted(name, "Right1\\\\2"));
    return redshift
        .secrets()
        .createSecret(
            request ->
                request
                    .name(name)
                    .secretString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
        .arn();
  }

  @Test
  void runsAsTheUserOfASecret() {
    String name = Redshift.name("tenant");
    String arn = user(name, "Right1\\\\2");

    String id = redshift.submit("SELECT current_user", request -> request.secretArn(arn));

    redshift.done(id, "with the secret");
    assertThat(
            redshift
                .client()
                .getStatementResult(request -> request.id(id))
                .records()
                .getFirst()
                .getFirst()
                .stringValue())
        .isEqualTo(name);
    assertThat(redshift.end(id).secretArn()).isEqualTo(arn);
    assertThat(redshift.end(id).dbUser()).isNull();
  }

  @Test
  void letsTheAdministratorHaveASecret() {
    redshift.engine().warehouse(RedshiftEngine.WORKGROUP).administratorPassword("a'b\\\\c");
    String arn =
        redshift
            .secrets()
            .createSecret(
                request ->
                    request
                        .name(Redshift.name("administrator"))
                        .secretString("{\"username\":\"admin\",\"password\":\"a'b\\\\\\\\c\"}"))
            .arn();

    redshift.done(
        redshift.submit("CREATE SCHEMA " + Redshift.name("own"), r -> r.secretArn(arn)), arn);
  }

  @Test
  void refusesAWrongPassword() {
    String arn = user(Redshift.name("tenant"), "wrong");

    String id = redshift.submit("SELECT 1", request -> request.secretArn(arn));

    assertThat(redshift.end(id).error()).contains("password authentication failed");
    assertThatThrownBy(
            () ->
                redshift
                    .client()
                    .listSchemas(
                        request ->
                            request.workgroupName("storehouse").database("dev").secretArn(arn)))
        .isInstanceOf(DatabaseConnectionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "admin"})
  void letsNobodyIntoTheDatabasePastIt(String user) {
    String url =
        "jdbc:postgresql://127.0.0.1:%s/dev"
            .formatted(redshift.value("SELECT current_setting('port')"));

    assertThatThrownBy(() -> DriverManager.getConnection(url, user, "").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keepsWarehousesApart() {
    String table = Redshift.name("apart");
    redshift.done("CREATE TABLE " + table + " (id int)");

    String id =
        redshift
            .client()
            .executeStatement(
                request ->
                    request
                        .clusterIdentifier("storehouse")
                        .database("dev")
                        .dbUser("awsuser")
                        .sql("SELECT * FROM " + table))
            .id();

    var end = redshift.end(id);
    assertThat(end.error()).contains("does not exist");
    assertThat(end.clusterIdentifier()).isEqualTo("storehouse");
    assertThat(end.dbUser()).isEqualTo("awsuser");
  }

  @Test
  void failsOnAnUnknownDatabase() {
    String id = redshift.submit("SELECT 1", request -> request.database("nowhere"));
    assertThat(redshift.end(id).error()).isEqualTo("FATAL: database \"nowhere\" does not exist");
  }

  @Test
  void listsAndDescribes() {
    String schema = Redshift.name("shop");
    redshift.done("CREATE SCHEMA " + schema);
    redshift.done(
        "CREATE TABLE %s.orders (id bigint NOT NULL, total numeric(12,2) DEFAULT 0, note varchar(40))"
            .formatted(schema));
    redshift.done("CREATE VIEW %s.recent AS SELECT * FROM %s.orders".formatted(schema, schema));
    var client = redshift.client();

    assertThat(
            client
                .listDatabases(request -> request.workgroupName("storehouse").database("dev"))
                .databases())
        .contains("dev")
        .doesNotContain("postgres");
    assertThat(
            client
                .listSchemas(
                    request ->
                        request
                            .workgroupName("storehouse")
                            .database("dev")
                            .schemaPattern(schema.substring(0, 8) + "%"))
                .schemas())
        .containsExactly(schema);
    var first =
        client.listTables(
            request ->
                request
                    .workgroupName("storehouse")
                    .database("dev")
                    .schemaPattern(schema)
                    .tablePattern("%e%")
                    .maxResults(1));
    assertThat(first.tables())
        .containsExactly(TableMember.builder().name("orders").schema(schema).type("TABLE").build());
    assertThat(
            client
                .listTables(
                    request ->
                        request
                            .workgroupName("storehouse")
                            .database("dev")
                            .schemaPattern(schema)
                            .tablePattern("%e%")
                            .nextToken(first.nextToken()))
                .tables())
        .extracting(TableMember::type)
        .containsExactly("VIEW");
    var table =
        client.describeTable(
            request ->
                request.workgroupName("storehouse").database("dev").schema(schema).table("orders"));
    assertThat(table.tableName()).isEqualTo("orders");
    assertThat(table.columnList())
        .extracting(ColumnMetadata::name, ColumnMetadata::typeName, ColumnMetadata::precision)
        .containsExactly(
            tuple("id", "int8", 19), tuple("total", "numeric", 12), tuple("note", "varchar", 40));
    assertThat(table.columnList()).extracting(ColumnMetadata::nullable).containsExactly(0, 1, 1);
  }
}
