package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(AwsExtension.class)
class LoginTest {

  private static final String GARBAGE =
      "shr_lgn_00000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final StoreClient store;
  private final Visitor ada;

  LoginTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
  }

  @Test
  void aLoginGivesTokensThatOpenTheDoor() {
    Reply user = ada.register().expect(201);
    Reply tokens = ada.login().expect(200);
    assertThat(tokens.json())
        .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 900);
    assertThat(tokens.text("refresh_token")).matches("shr_lgn_[0-9a-z]{26}_[A-Za-z0-9_-]{59}");
    assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
    assertThat(ada.me(tokens).expect(200).json()).isEqualTo(user.json());
  }

  @Test
  void theAddressCountsNotItsSpelling() {
    ada.register().expect(201);
    new Visitor(store, " " + ada.email().toUpperCase(Locale.ROOT) + " ", Visitor.PASSWORD)
        .login()
        .expect(200);
  }

  @Test
  void whateverIsWrongTheAnswerIsTheSame() {
    String userId = ada.register().expect(201).text("user_id");
    Reply wrongPassword = ada.with("something else").login().expect(401);
    Reply unknown = Visitor.of(store).login().expect(401);
    Reply noAddress = new Visitor(store, "nobody", "").login().expect(401);
    store
        .admin()
        .send("PATCH", "/users/" + userId, Map.of("if-match", "*"), Map.of("status", "disabled"))
        .expect(200);
    Reply disabled = ada.login().expect(401);
    assertThat(wrongPassword.code()).isEqualTo("INVALID_CREDENTIALS");
    assertThat(wrongPassword.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(wrongPassword.json().keySet()).isEqualTo(unknown.json().keySet());
    for (Reply other : new Reply[] {unknown, noAddress, disabled}) {
      assertThat(other.code()).isEqualTo(wrongPassword.code());
      assertThat(other.text("detail")).isEqualTo(wrongPassword.text("detail"));
      assertThat(other.response().getHeaders().keySet())
          .isEqualTo(wrongPassword.response().getHeaders().keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":1,\"password\":\"x\"}",
        "{\"email\":\"a@example.com\",\"password\":null}",
        "{\"email\":[\"a@example.com\"],\"password\":\"x\"}"
      })
  void aLoginNeedsTwoStrings(String body) {
    assertThat(store.raw("POST", "/auth/login", Map.of(), body).expect(422).code())
        .isEqualTo("VALIDATION_FAILED");
  }

  @Test
  void aRefreshTokenIsGoodOnce() {
    ada.register().expect(201);
    Reply first = ada.login().expect(200);
    Reply second = ada.refresh(first.text("refresh_token")).expect(200);
    assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
    ada.me(first).expect(200);
    ada.me(second).expect(200);
    ada.refresh(second.text("refresh_token")).expect(200);
  }

  @Test
  void aTokenThatComesBackEndsItsLoginAndNoOther() {
    ada.register().expect(201);
    Reply elsewhere = ada.login().expect(200);
    Reply first = ada.login().expect(200);
    Reply second = ada.refresh(first.text("refresh_token")).expect(200);

    assertThat(ada.refresh(first.text("refresh_token")).expect(401).code())
        .isEqualTo("INVALID_TOKEN");
    ada.refresh(second.text("refresh_token")).expect(401);
    ada.me(second).expect(401);
    ada.me(elsewhere).expect(401);
    ada.me(ada.refresh(elsewhere.text("refresh_token")).expect(200)).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shr_", "null", GARBAGE, "ey.ey.ey"})
  void whatIsNoTokenIsRefused(String token) {
    assertThat(ada.refresh(token).expect(401).header("WWW-Authenticate")).startsWith("Bearer");
    ada.logout(token).expect(401);
  }

  @Test
  void aLogoutEndsOneLogin() {
    ada.register().expect(201);
    Reply phone = ada.login().expect(200);
    Reply desk = ada.login().expect(200);
    ada.logout(phone.text("refresh_token")).expect(204);
    ada.me(phone).expect(401);
    ada.refresh(phone.text("refresh_token")).expect(401);
    ada.logout(phone.text("refresh_token")).expect(204);
    ada.me(ada.refresh(desk.text("refresh_token")).expect(200)).expect(200);
  }

  @Test
  void whatChangedAboutTheUserShowsAfterARefresh() {
    String userId = ada.register().expect(201).text("user_id");
    Reply tokens = ada.login().expect(200);
    store.get("/users", Visitor.bearer(tokens)).expect(403);
    store
        .admin()
        .send("PATCH", "/users/" + userId, Map.of("if-match", "*"), Map.of("role", "admin"))
        .expect(200);
    store.get("/users", Visitor.bearer(tokens)).expect(401);
    Reply fresh = ada.refresh(tokens.text("refresh_token")).expect(200);
    store.get("/users", Visitor.bearer(fresh)).expect(200);
  }

  @Test
  void aDisabledUserIsOutForGood() {
    String userId = ada.register().expect(201).text("user_id");
    Reply tokens = ada.login().expect(200);
    StoreClient admin = store.admin();
    Map<String, String> any = Map.of("if-match", "*");
    admin.send("PATCH", "/users/" + userId, any, Map.of("status", "disabled")).expect(200);
    ada.me(tokens).expect(403);
    ada.refresh(tokens.text("refresh_token")).expect(401);
    admin.send("PATCH", "/users/" + userId, any, Map.of("status", "active")).expect(200);
    ada.me(tokens).expect(401);
    ada.refresh(tokens.text("refresh_token")).expect(401);
    ada.login().expect(200);
  }

  @Test
  void aHashThatHasBecomeTooCheapIsReplacedAtLogin(AwsSandbox aws) {
    String userId = ada.register().expect(201).text("user_id");
    String cheap =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    Map<String, AttributeValue> key = Map.of("user_id", AttributeValue.fromS(userId));
    aws.dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(aws.table("UsersTable"))
                    .key(key)
                    .updateExpression("SET password_hash = :cheap")
                    .expressionAttributeValues(Map.of(":cheap", AttributeValue.fromS(cheap))));
    ada.with("password").login().expect(200);
    assertThat(
            aws.dynamoDb()
                .getItem(get -> get.tableName(aws.table("UsersTable")).key(key))
                .item()
                .get("password_hash")
                .s())
        .startsWith("$argon2id$v=19$m=19456,");
    ada.with("password").login().expect(200);
  }

  @Test
  void withoutASigningKeyTheStoreSaysSo(AwsSandbox aws) {
    ada.register().expect(201);
    StoreClient keyless =
        StoreClient.of(aws, Map.of("SIGNING_KEY_SECRET_ARN", aws.secret("ApplicationSecret")));
    Reply refused = new Visitor(keyless, ada.email(), ada.password()).login().expect(503);
    assertThat(refused.code()).isEqualTo("UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
  }
}
