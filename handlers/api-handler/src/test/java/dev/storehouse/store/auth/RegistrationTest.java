package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(AwsExtension.class)
class RegistrationTest {

  private final AwsSandbox aws;
  private final StoreClient store;
  private final Visitor ada;

  RegistrationTest(AwsSandbox aws) {
    this.aws = aws;
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
  }

  @Test
  void whoRegistersIsAUserWithoutRights() {
    Reply user = ada.register().expect(201);
    assertThat(user.json())
        .containsOnlyKeys(
            "user_id",
            "email",
            "role",
            "tenant_id",
            "scopes",
            "status",
            "created_at",
            "updated_at",
            "version")
        .containsEntry("email", ada.email())
        .containsEntry("role", "user")
        .containsEntry("tenant_id", null)
        .containsEntry("scopes", java.util.List.of())
        .containsEntry("status", "active")
        .containsEntry("version", 1);
    assertThat(user.header("Location")).isEqualTo("/users/" + user.text("user_id"));
    assertThat(user.header("ETag")).isEqualTo("\"1\"");
    int limit = Integer.parseInt(user.header("RateLimit-Limit"));
    assertThat(Integer.parseInt(user.header("RateLimit-Remaining"))).isBetween(1, limit - 1);
  }

  @Test
  void thePasswordIsStoredAsAHash() {
    String userId = ada.register().expect(201).text("user_id");
    Map<String, AttributeValue> item =
        aws.dynamoDb()
            .getItem(
                get ->
                    get.tableName(aws.table("UsersTable"))
                        .key(Map.of("user_id", AttributeValue.fromS(userId))))
            .item();
    assertThat(item.get("password_hash").s())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(ada.password());
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "tenant_id", "scopes", "status", "user_id", "password_hash"})
  void nothingElseCanBeSet(String field) {
    Reply refused =
        store.post(
            "/auth/register",
            Map.of("email", ada.email(), "password", ada.password(), field, "admin"));
    assertThat(refused.expect(400).code()).isEqualTo("UNKNOWN_FIELD");
    ada.register().expect(201);
  }

  @Test
  void anAddressHasOneAccount() {
    ada.register().expect(201);
    assertThat(ada.with("another good password").register().expect(409).code())
        .isEqualTo("EMAIL_TAKEN");
    Visitor shouting = new Visitor(store, ada.email().toUpperCase(Locale.ROOT), ada.password());
    shouting.register().expect(409);
  }

  @Test
  void aRepeatedRegistrationIsOne() {
    Map<String, String> key = Map.of("idempotency-key", "once");
    Reply first = store.post("/auth/register", key, ada.credentials()).expect(201);
    Reply again = store.post("/auth/register", key, ada.credentials()).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(
            store.post("/auth/register", key, Visitor.of(store).credentials()).expect(422).code())
        .isEqualTo("IDEMPOTENCY_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource({
    "short, TOO_SHORT",
    "password123, TOO_COMMON",
    "PassWord1, TOO_COMMON",
    "1234567890, TOO_COMMON"
  })
  void weakPasswordsAreRefused(String password, String code) {
    Reply refused = ada.with(password).register().expect(422);
    assertThat(refused.text("errors")).contains(code).contains("password");
  }

  @Test
  void aPasswordMayBeLongAndOfAnyCharacters() {
    ada.with("🔑".repeat(128)).register().expect(201);
    assertThat(Visitor.of(store).with("x".repeat(129)).register().expect(422).text("errors"))
        .contains("TOO_LONG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "ada@", "@example.com", "a b@example.com", "ada@localhost"})
  void anAddressMustBeOne(String email) {
    Reply refused = new Visitor(store, email, ada.password()).register().expect(422);
    assertThat(refused.text("errors")).contains("email");
  }

  @Test
  void anEmptyBucketTellsWhenToComeBack(AwsSandbox sandbox) {
    StoreClient tight =
        StoreClient.of(sandbox, Map.of("AUTH_RATE_CAPACITY", "1", "AUTH_RATE_PER_SECOND", "1"))
            .from("198.51.100.7");
    Visitor.of(tight).register().expect(201);
    // On a busy machine the bucket may have filled again before the second request.
    Reply refused =
        Stream.generate(() -> tight.post("/auth/register", Map.of()))
            .limit(10)
            .filter(reply -> reply.status() == 429)
            .findFirst()
            .orElseThrow();
    assertThat(refused.expect(429).code()).isEqualTo("RATE_LIMITED");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
    Visitor.of(tight.from("198.51.100.8")).register().expect(201);
  }
}
