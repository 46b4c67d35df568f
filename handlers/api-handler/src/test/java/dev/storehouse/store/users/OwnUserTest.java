package dev.storehouse.store.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import dev.storehouse.store.auth.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(AwsExtension.class)
class OwnUserTest {

  private final AwsSandbox aws;
  private final StoreClient store;
  private final Visitor ada;
  private final Reply user;
  private final Reply tokens;

  OwnUserTest(AwsSandbox aws) {
    this.aws = aws;
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
    user = ada.register().expect(201);
    tokens = ada.login().expect(200);
  }

  @Test
  void usersSeeThemselves() {
    Reply self = store.get("/users/me", Visitor.bearer(tokens)).expect(200);
    assertThat(self.json()).isEqualTo(user.json());
    assertThat(self.header("ETag")).isEqualTo("\"1\"");
    store.get("/users/me").expect(401);
  }

  @Test
  void anAddressMovesAndTheOldOneIsFree() {
    Visitor moved = new Visitor(store, "moved-" + ada.email(), ada.password());
    Reply changed = ada.change("PATCH", tokens, "\"1\"", Map.of("email", moved.email()));
    assertThat(changed.expect(200).json())
        .containsEntry("email", moved.email())
        .containsEntry("version", 2);
    moved.login().expect(200);
    ada.login().expect(401);
    moved.register().expect(409);
    assertThat(ada.register().expect(201).text("user_id")).isNotEqualTo(user.text("user_id"));
  }

  @Test
  void anAddressOfSomeoneElseIsTaken() {
    Visitor bob = Visitor.of(store);
    bob.register().expect(201);
    assertThat(
            ada.change("PATCH", tokens, "\"1\"", Map.of("email", bob.email())).expect(409).code())
        .isEqualTo("EMAIL_TAKEN");
    ada.login().expect(200);
  }

  @Test
  void theOwnAddressAgainChangesNothing() {
    assertThat(
            ada.change("PATCH", tokens, "\"1\"", Map.of("email", ada.email())).expect(200).json())
        .isEqualTo(user.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "tenant_id", "scopes", "status", "user_id", "version"})
  void nobodyRaisesThemselves(String field) {
    assertThat(ada.change("PATCH", tokens, "\"1\"", Map.of(field, "admin")).expect(400).code())
        .isEqualTo("READ_ONLY_FIELD");
  }

  @Test
  void aChangeNamesTheVersionItIsMeantFor() {
    ada.change("PATCH", tokens, "\"7\"", Map.of("email", "x@example.com")).expect(412);
    ada.change("DELETE", tokens, "\"7\"", Map.of()).expect(412);
    store
        .send("PATCH", "/users/me", Visitor.bearer(tokens), Map.of("email", "x@example.com"))
        .expect(428);
  }

  @Test
  void aDeletedAccountLeavesItsIdentifierOnly() {
    ada.change("DELETE", tokens, "\"1\"", Map.of()).expect(204);
    store.get("/users/me", Visitor.bearer(tokens)).expect(401);
    store.post("/auth/refresh", Map.of("refresh_token", tokens.text("refresh_token"))).expect(401);
    assertThat(ada.login().expect(401).code()).isEqualTo("INVALID_CREDENTIALS");

    String userId = user.text("user_id");
    store.admin().get("/users/" + userId).expect(404);
    assertThat(store.admin().all("/users", 100))
        .noneMatch(listed -> userId.equals(listed.get("user_id")));
    assertThat(store.admin().get("/users?email=" + ada.email()).items()).isEmpty();
    assertThat(
            aws.dynamoDb()
                .getItem(
                    get ->
                        get.tableName(aws.table("UsersTable"))
                            .key(Map.of("user_id", AttributeValue.fromS(userId))))
                .item())
        .containsEntry("status", AttributeValue.fromS("deleted"))
        .doesNotContainKeys("email", "password_hash", "listing");

    assertThat(ada.register().expect(201).text("user_id")).isNotEqualTo(userId);
  }
}
