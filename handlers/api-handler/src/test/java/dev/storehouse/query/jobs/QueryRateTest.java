package dev.storehouse.query.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.QueryClient;
import dev.storehouse.query.QueryClient.Reply;
import dev.storehouse.query.TestTenants;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.warehouse.tenant.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How often a tenant may submit, where its bucket is not as full as the function remembers. */
@ExtendWith(AwsExtension.class)
class QueryRateTest {

  private static final int PER_SECOND = 1000;

  private final AwsSandbox aws;
  private final TestTenants tenants;
  private final QueryClient anyone;

  QueryRateTest(AwsSandbox aws) {
    this.aws = aws;
    tenants = new TestTenants(aws);
    anyone = QueryClient.of(aws);
  }

  @Test
  void aTokenGoesWithTheJobThatItLetsIn() {
    QueryClient client = anyone.tenant(tenant(50, 0));
    for (int i = 0; i < 3; i++) {
      Reply reply = client.query("SELECT 1").expect(200);
      assertThat(reply.header("RateLimit-Remaining")).contains("49");
    }
  }

  @Test
  void othersTokensAreSeenWhoeverTookThem() {
    String tenantId = tenant(100_000, 0);
    QueryClient client = anyone.tenant(tenantId);
    client.query("SELECT 1").expect(200);
    takeElsewhere(tenantId, 30_000);

    Reply reply = client.query("SELECT 1").expect(200);

    assertThat(remaining(reply)).isBetween(70_000, 95_000);
  }

  @Test
  void anEmptyBucketLetsNothingInWhateverTheFunctionRemembers() {
    for (int sessions : new int[] {0, 2}) {
      String tenantId = tenant(10, sessions);
      QueryClient client = anyone.tenant(tenantId);
      client.query("SELECT 1").expect(200);
      takeElsewhere(tenantId, 30_000);

      Reply reply = client.query("SELECT 1").expect(429);

      assertThat(reply.code()).isEqualTo("RATE_LIMITED");
      assertThat(reply.header("Retry-After")).isPresent();
      assertThat(client.get("/v1/jobs").expect(200).items()).hasSize(1);
    }
  }

  @Test
  void aRefusedQueryTakesItsTokenToo() {
    String tenantId = tenant(50, 0);
    anyone.tenant(tenantId).query("SELECT 1").expect(200);
    long before = fullAt(tenantId);

    Reply reply = anyone.tenant(tenantId).query("DROP TABLE x").expect(400);

    assertThat(reply.header("RateLimit-Remaining")).isPresent();
    assertThat(fullAt(tenantId)).isGreaterThan(before);
  }

  private static int remaining(Reply reply) {
    return Integer.parseInt(reply.header("RateLimit-Remaining").orElseThrow());
  }

  private String tenant(int atOnce, int sessions) {
    return tenants.create(new Quota(5, 5, sessions, atOnce, PER_SECOND, 60)).tenantId();
  }

  private void takeElsewhere(String tenantId, int tokens) {
    Instant full =
        Instant.now().plus(Duration.ofSeconds(1).dividedBy(PER_SECOND).multipliedBy(tokens));
    aws.dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(aws.table("ThrottlesTable"))
                    .key(bucket(tenantId))
                    .updateExpression("SET full_at = :full")
                    .expressionAttributeValues(
                        Map.of(
                            ":full",
                            Attributes.of(ChronoUnit.MICROS.between(Instant.EPOCH, full)))));
  }

  private long fullAt(String tenantId) {
    return Attributes.integer(
        aws.dynamoDb()
            .getItem(get -> get.tableName(aws.table("ThrottlesTable")).key(bucket(tenantId)))
            .item(),
        "full_at");
  }

  private static Map<String, AttributeValue> bucket(String tenantId) {
    return Map.of("bucket", Attributes.of("queries " + tenantId));
  }
}
