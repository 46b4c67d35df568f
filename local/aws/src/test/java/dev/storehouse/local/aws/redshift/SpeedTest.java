package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What a statement costs besides its work. */
@ExtendWith(RedshiftFixture.class)
class SpeedTest {

  private static final int STATEMENTS = 200;

  private final Redshift redshift;

  SpeedTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @Test
  void takesMillisecondsForAStatement() {
    long[] nanos = new long[STATEMENTS];
    for (int i = 0; i < STATEMENTS; i++) {
      long begun = System.nanoTime();
      redshift.submit("SELECT 1", request -> request.waitTimeSeconds(30));
      nanos[i] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    Duration median = Duration.ofNanos(nanos[STATEMENTS / 2]);
    System.out.println(
        "submit to FINISHED over %d statements: median %d us, 95th percentile %d us"
            .formatted(STATEMENTS, median.toNanos() / 1000, nanos[STATEMENTS * 95 / 100] / 1000));
    assertThat(median).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void runsAHundredStatementsOfSeveralUsersAtOnce() throws Exception {
    List<String> users = IntStream.range(0, 5).mapToObj(i -> Redshift.name("user")).toList();
    for (String user : users) {
      redshift.done(cluster("CREATE USER %s PASSWORD DISABLE".formatted(user), "awsuser"), user);
    }
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          clients.invokeAll(
              IntStream.range(0, 100)
                  .<Callable<String>>mapToObj(
                      i -> () -> who(cluster("SELECT current_user", users.get(i % 5))))
                  .toList());
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(users.get(i % 5));
      }
    }
  }

  private String cluster(String sql, String user) {
    return redshift
        .client()
        .executeStatement(
            request ->
                request.clusterIdentifier("storehouse").database("dev").dbUser(user).sql(sql))
        .id();
  }

  private String who(String id) {
    redshift.done(id, "current_user");
    return redshift
        .client()
        .getStatementResult(request -> request.id(id))
        .records()
        .getFirst()
        .getFirst()
        .stringValue();
  }

  @Test
  void startsEachStatementAsInANewSession() {
    redshift.done("SELECT set_config('search_path', 'nowhere', false)");
    redshift.done("SET statement_timeout TO 1");
    assertThat(redshift.value("SELECT current_setting('search_path')")).isNotEqualTo("nowhere");
    assertThat(redshift.value("SELECT current_setting('statement_timeout')")).isEqualTo("0");
  }

  @Test
  void honoursTheSettingsOfAUserAtOnce() {
    String user = Redshift.name("hurried");
    redshift.done(cluster("CREATE USER %s PASSWORD DISABLE".formatted(user), "awsuser"), user);
    redshift.done(cluster("SELECT pg_sleep(0.2)", user), "before");
    redshift.done(
        cluster("ALTER USER %s SET statement_timeout TO 100".formatted(user), "awsuser"), user);
    redshift.done(
        cluster("ALTER USER %s SET default_transaction_read_only TO on".formatted(user), "awsuser"),
        user);

    var late = redshift.end(cluster("SELECT pg_sleep(20)", user));
    assertThat(late.status()).isEqualTo(StatusString.FAILED);
    assertThat(late.error()).startsWith("ERROR: canceling statement due to statement timeout");
    assertThat(redshift.end(cluster("CREATE TABLE %s (id int)".formatted(user), user)).error())
        .startsWith("ERROR: cannot execute CREATE TABLE in a read-only transaction");
  }

  @Test
  void forgetsADroppedUser() {
    String user = Redshift.name("dropped");
    redshift.done(cluster("CREATE USER %s PASSWORD DISABLE".formatted(user), "awsuser"), user);
    redshift.done(cluster("SELECT 1", user), "before");
    redshift.done(cluster("DROP USER " + user, "awsuser"), user);
    assertThat(redshift.end(cluster("SELECT 1", user)).status()).isEqualTo(StatusString.FAILED);
  }
}
