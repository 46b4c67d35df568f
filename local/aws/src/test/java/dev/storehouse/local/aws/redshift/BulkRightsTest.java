package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/** UNLOAD and COPY are no way around what a user may do. */
@ExtendWith(RedshiftFixture.class)
class BulkRightsTest {

  private final Redshift redshift;
  private final String table = Redshift.name("rights");

  BulkRightsTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @Test
  void showsErrorsToWhoLoadedAndToAdministratorsOnly() {
    String loader = Redshift.name("loader");
    String other = Redshift.name("other");
    administer("CREATE USER %s PASSWORD DISABLE".formatted(loader));
    administer("CREATE USER %s PASSWORD DISABLE".formatted(other));
    administer("CREATE TABLE %s (id int)".formatted(table));
    S3Location file = new S3Location("bulk", "rights/" + table);
    redshift.objects().put(file, "x\n".getBytes(StandardCharsets.UTF_8));
    String copy = "COPY %s FROM '%s' IAM_ROLE DEFAULT CSV".formatted(table, file.url());

    assertThat(as(loader, copy).error()).startsWith("ERROR: permission denied for");
    administer("GRANT INSERT ON %s TO %s".formatted(table, loader));
    DescribeStatementResponse load = as(loader, copy);

    assertThat(load.error()).contains("Load into table");
    String query = "SELECT err_code FROM stl_load_errors WHERE query = " + load.redshiftQueryId();
    assertThat(as(loader, query).resultRows()).isEqualTo(1);
    assertThat(as(other, query).resultRows()).isZero();
    assertThat(as("awsuser", query).resultRows()).isEqualTo(1);
    String detail =
        "SELECT error_code FROM sys_load_error_detail WHERE query_id = " + load.redshiftQueryId();
    assertThat(as(loader, detail).resultRows()).isEqualTo(1);
    assertThat(as(other, detail).resultRows()).isZero();
    assertThat(as(other, "SELECT * FROM pg_internal.load_error").error()).contains("denied");
  }

  @Test
  void keepsToThePoliciesOfTheTable() {
    String user = Redshift.name("member");
    administer("CREATE USER %s PASSWORD DISABLE".formatted(user));
    administer("CREATE TABLE %s (id int, owner varchar(40))".formatted(table));
    administer("GRANT SELECT, INSERT ON %s TO %s".formatted(table, user));
    administer("INSERT INTO %s VALUES (1, '%s'), (2, 'somebody')".formatted(table, user));
    administer(
        "CREATE RLS POLICY %s_own WITH (owner varchar(40)) USING (owner = current_user)"
            .formatted(table));
    administer("ATTACH RLS POLICY %s_own ON %s TO %s".formatted(table, table, user));
    administer("ALTER TABLE %s ROW LEVEL SECURITY ON".formatted(table));
    String prefix = "s3://bulk/policies/" + table;

    DescribeStatementResponse unload =
        as(
            user,
            "UNLOAD ('SELECT * FROM %s') TO '%s' IAM_ROLE DEFAULT CSV".formatted(table, prefix));
    DescribeStatementResponse load =
        as(user, "COPY %s FROM '%s' IAM_ROLE DEFAULT CSV".formatted(table, prefix));

    assertThat(unload.error()).isNull();
    assertThat(unload.resultRows()).isEqualTo(1);
    assertThat(load.error()).isNull();
    assertThat(as(user, "SELECT * FROM " + table).resultRows()).isEqualTo(2);
    String denied = "UNLOAD ('SELECT * FROM %s') TO '%s-2' IAM_ROLE DEFAULT CSV";
    administer("REVOKE SELECT ON %s FROM %s".formatted(table, user));
    assertThat(as(user, denied.formatted(table, prefix)).error()).contains("permission denied for");
  }

  private void administer(String sql) {
    assertThat(as("awsuser", sql).error()).as(sql).isNull();
  }

  private DescribeStatementResponse as(String user, String sql) {
    return redshift.end(
        redshift
            .client()
            .executeStatement(
                request ->
                    request.clusterIdentifier("storehouse").database("dev").dbUser(user).sql(sql))
            .id());
  }
}
