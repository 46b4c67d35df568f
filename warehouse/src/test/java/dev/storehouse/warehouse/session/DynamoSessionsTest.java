package dev.storehouse.warehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Turns with sessions as two functions take them, which see each other in the table alone. */
@ExtendWith(AwsExtension.class)
class DynamoSessionsTest {

  private static final int MOST = 2;

  // Far ahead: DynamoDB Local deletes what has expired by the machine's clock, not by this one.
  private final MovableClock clock = new MovableClock(Instant.parse("2100-01-04T12:00:00Z"));
  private final String tenant = "tnt_" + UUID.randomUUID();
  private final DynamoSessions here;
  private final DynamoSessions elsewhere;
  private final Transactions transactions;

  DynamoSessionsTest(AwsSandbox aws) {
    here = sessions(aws);
    elsewhere = sessions(aws);
    transactions = new Transactions(aws.dynamoDb(), clock);
  }

  private DynamoSessions sessions(AwsSandbox aws) {
    return new DynamoSessions(aws.dynamoDb(), aws.table("SessionsTable"), clock);
  }

  @Test
  void asManyTurnsAreGivenAsTheTenantMayKeepSessions() {
    assertThat(lease(here, "job-1")).map(SessionLease::slot).contains(1);
    assertThat(lease(elsewhere, "job-2")).map(SessionLease::slot).contains(2);
    assertThat(lease(here, "job-3")).isEmpty();
  }

  @Test
  void aSessionWhoseTurnHasEndedIsIdleForOne() {
    assertThat(here.idle(tenant, MOST)).isEmpty();
    endTurn("job-1");
    assertThat(here.idle(tenant, MOST)).contains(new SessionLease(1, Optional.of("session")));
    assertThat(here.idle(tenant, MOST)).isEmpty();
    assertThat(elsewhere.idle(tenant, MOST)).isEmpty();
  }

  @Test
  void noSessionIsIdleThatTheWarehouseHasClosedOrTheTenantMayNotKeep() {
    endTurn("job-1");
    assertThat(here.idle(tenant, 0)).isEmpty();
    endTurn("job-2");
    clock.advance(Sessions.KEPT_ALIVE);
    assertThat(here.idle(tenant, MOST)).isEmpty();
  }

  @Test
  void anIdleSessionIsTakenWithTheJobThatNeedsIt() {
    endTurn("job-1");
    assertThat(taken(here.idle(tenant, MOST).orElseThrow(), "job-2")).isTrue();
    assertThat(lease(elsewhere, "job-3")).map(SessionLease::slot).contains(2);
  }

  @Test
  void anIdleSessionThatSomebodyElseHasIsNotTaken() {
    endTurn("job-1");
    SessionLease idle = here.idle(tenant, MOST).orElseThrow();
    assertThat(lease(elsewhere, "job-2")).contains(idle);

    assertThat(taken(idle, "job-3")).isFalse();
  }

  @Test
  void anIdleSessionIsNotTakenWhereAnotherHasComeInItsPlace() {
    endTurn("job-1");
    SessionLease idle = here.idle(tenant, MOST).orElseThrow();
    SessionLease other = lease(elsewhere, "job-2").orElseThrow().with("another");
    elsewhere.release(tenant, other, "job-2");

    assertThat(taken(idle, "job-3")).isFalse();
  }

  @Test
  void aTurnOfAJobThatWasForgottenEndsByItself() {
    assertThat(here.lease(tenant, 1, "job-1", until())).isPresent();
    assertThat(here.lease(tenant, 1, "job-2", until())).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    assertThat(here.lease(tenant, 1, "job-3", until())).isPresent();
  }

  private void endTurn(String jobId) {
    SessionLease lease = lease(here, jobId).orElseThrow();
    here.release(tenant, lease.with("session"), jobId);
  }

  private Optional<SessionLease> lease(DynamoSessions sessions, String jobId) {
    return sessions.lease(tenant, MOST, jobId, until());
  }

  private boolean taken(SessionLease idle, String jobId) {
    try {
      transactions.write(List.of(here.take(tenant, idle, jobId, until())));
      return true;
    } catch (ConditionFailedException e) {
      return false;
    }
  }

  private Instant until() {
    return clock.instant().plus(Duration.ofMinutes(1));
  }
}
