package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** ASSUMEROLE, in a database of its own: it is revoked from all of a database's users at once. */
@ExtendWith(RedshiftFixture.class)
class BulkPrivilegeTest {

  private static final String ADMINISTRATOR = "awsuser";

  private final Redshift redshift;
  private final String database = Redshift.name("privileges");
  private final String user = Redshift.name("loader");
  private final String copy =
      "COPY things FROM 's3://bulk/privileges/%s' IAM_ROLE '%s' CSV"
          .formatted(database, RedshiftFixture.ROLE);
  private final String unload =
      "UNLOAD ('SELECT 1 AS one') TO 's3://bulk/privileges/out/%s' IAM_ROLE DEFAULT CSV"
          .formatted(database);

  BulkPrivilegeTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @BeforeEach
  void makeDatabase() {
    succeeds("dev", ADMINISTRATOR, "CREATE DATABASE " + database);
    administer("CREATE USER %s PASSWORD DISABLE".formatted(user));
    administer("CREATE TABLE things (id int)");
    administer("GRANT INSERT ON things TO " + user);
    redshift
        .objects()
        .put(
            new S3Location("bulk", "privileges/" + database),
            "1\n2\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyoneTakesOnEveryRoleUntilItIsRevokedFromPublic() {
    succeeds(database, user, copy);
    administer("REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL");

    assertThat(as(user, copy).error())
        .isEqualTo(
            "ERROR: User %s does not have ASSUMEROLE permission on IAM role \"%s\" for COPY"
                .formatted(user, RedshiftFixture.ROLE));
    assertThat(as(user, unload).error())
        .isEqualTo(
            "ERROR: User %s does not have ASSUMEROLE permission on IAM role \"%s\" for UNLOAD"
                .formatted(user, RedshiftFixture.ROLE));
    administer(copy);
    assertThat(value(ADMINISTRATOR, "SELECT count(*) FROM things")).isEqualTo(4);
  }

  @Test
  void aGrantIsForOneRoleAndTheCommandsItNames() {
    administer("REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL");
    administer("GRANT ASSUMEROLE ON '%s' TO %s FOR COPY".formatted(RedshiftFixture.NARROW, user));
    assertThat(as(user, copy).error()).contains("does not have ASSUMEROLE permission");
    administer(
        "grant assumerole on '%s', '%s' to \"%s\" for copy, external function"
            .formatted(RedshiftFixture.NARROW, RedshiftFixture.ROLE, user));
    succeeds(database, user, copy);
    assertThat(as(user, unload).error()).contains("does not have ASSUMEROLE permission");
    assertThat(holds("UNLOAD")).isFalse();
    assertThat(holds("copy")).isTrue();

    administer("REVOKE ASSUMEROLE ON ALL FROM %s FOR ALL".formatted(user));
    assertThat(as(user, copy).error()).contains("does not have ASSUMEROLE permission");
  }

  @Test
  void aGrantReachesTheMembersOfAGroupAndWhoIsPublic() {
    String group = Redshift.name("loaders");
    administer("REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL");
    administer("CREATE GROUP %s WITH USER %s".formatted(group, user));
    administer("GRANT ASSUMEROLE ON ALL TO GROUP %s FOR COPY".formatted(group));
    succeeds(database, user, copy);
    administer("GRANT ASSUMEROLE ON '%s' TO PUBLIC FOR UNLOAD".formatted(RedshiftFixture.ROLE));
    succeeds(database, user, unload);
  }

  @Test
  void onlySuperusersGrantRevokeAndLookAtOthers() {
    for (String sql :
        new String[] {
          "GRANT ASSUMEROLE ON ALL TO %s FOR ALL".formatted(user),
          "REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL",
          "SELECT has_assumerole_privilege('awsuser', '%s', 'copy')".formatted(RedshiftFixture.ROLE)
        }) {
      assertThat(as(user, sql).error()).as(sql).contains("must be a superuser");
    }
    assertThat(as(user, "DELETE FROM pg_internal.assumerole").error()).contains("denied");
    assertThat(as(ADMINISTRATOR, "GRANT ASSUMEROLE ON ALL TO nobody_at_all FOR COPY").error())
        .contains("\"nobody_at_all\" does not exist");
  }

  @Test
  void aGrantEndsWithItsUser() {
    String gone = Redshift.name("gone");
    administer("REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL");
    administer("CREATE USER %s PASSWORD DISABLE".formatted(gone));
    administer("GRANT ASSUMEROLE ON ALL TO %s FOR ALL".formatted(gone));
    administer("DROP USER " + gone);
    administer("CREATE USER %s PASSWORD DISABLE".formatted(gone));
    assertThat(as(gone, unload).error()).contains("does not have ASSUMEROLE permission");
  }

  private boolean holds(String command) {
    String id =
        submit(
            database,
            user,
            "SELECT has_assumerole_privilege('%s', '%s')".formatted(RedshiftFixture.ROLE, command));
    redshift.done(id, command);
    return redshift
        .client()
        .getStatementResult(request -> request.id(id))
        .records()
        .getFirst()
        .getFirst()
        .booleanValue();
  }

  private long value(String who, String sql) {
    String id = redshift.done(submit(database, who, sql), sql);
    return redshift
        .client()
        .getStatementResult(request -> request.id(id))
        .records()
        .getFirst()
        .getFirst()
        .longValue();
  }

  private void administer(String sql) {
    succeeds(database, ADMINISTRATOR, sql);
  }

  private void succeeds(String where, String who, String sql) {
    DescribeStatementResponse end = redshift.end(submit(where, who, sql));
    assertThat(end.status()).as("%s: %s", sql, end.error()).isEqualTo(StatusString.FINISHED);
  }

  private DescribeStatementResponse as(String who, String sql) {
    return redshift.end(submit(database, who, sql));
  }

  private String submit(String where, String who, String sql) {
    return redshift
        .client()
        .executeStatement(
            request -> request.clusterIdentifier("storehouse").database(where).dbUser(who).sql(sql))
        .id();
  }
}
