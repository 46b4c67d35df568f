package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class PasswordChangeTest {

  private static final String NEXT = "a wholly different sentence";

  private final StoreClient store;
  private final Visitor ada;

  PasswordChangeTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
    ada.register().expect(201);
  }

  @Test
  void theNewPasswordCountsAndTheOldOneDoesNot() {
    Reply tokens = ada.login().expect(200);
    assertThat(ada.changePassword(tokens, ada.password(), NEXT).expect(204).header("ETag"))
        .isEqualTo("\"2\"");
    ada.login().expect(401);
    ada.with(NEXT).login().expect(200);
  }

  @Test
  void theCallersLoginGoesOnAndAllOthersEnd() {
    Reply other = ada.login().expect(200);
    Reply own = ada.login().expect(200);
    ada.changePassword(own, ada.password(), NEXT).expect(204);
    ada.me(own).expect(200);
    ada.me(other).expect(401);
    ada.refresh(other.text("refresh_token")).expect(401);
    ada.me(ada.refresh(own.text("refresh_token")).expect(200)).expect(200);
  }

  @Test
  void theCallersTokensOutliveTwoChanges() {
    Reply own = ada.login().expect(200);
    ada.changePassword(own, ada.password(), NEXT).expect(204);
    Reply fresh = ada.refresh(own.text("refresh_token")).expect(200);
    ada.changePassword(own, NEXT, ada.password()).expect(204);
    ada.me(own).expect(200);
    ada.me(fresh).expect(200);
    ada.logout(fresh.text("refresh_token")).expect(204);
    ada.me(own).expect(401);
    ada.me(fresh).expect(401);
  }

  @Test
  void theCurrentPasswordIsAskedForAndThrottled() {
    Reply tokens = ada.login().expect(200);
    assertThat(ada.changePassword(tokens, "not the password", NEXT).expect(403).code())
        .isEqualTo("WRONG_PASSWORD");
    for (int i = 0; i < 4; i++) {
      ada.changePassword(tokens, "not the password", NEXT).expect(403);
    }
    assertThat(ada.changePassword(tokens, ada.password(), NEXT).expect(429).header("Retry-After"))
        .isEqualTo("1");
  }

  @Test
  void aVersionIsHonouredButNotNeeded() {
    Reply tokens = ada.login().expect(200);
    Map<String, String> body = Map.of("current_password", ada.password(), "new_password", NEXT);
    Map<String, String> stale =
        Map.of("if-match", "\"9\"", "authorization", Visitor.bearer(tokens).get("authorization"));
    store.send("PUT", "/users/me/password", stale, body).expect(412);
    store.send("PUT", "/users/me/password", Visitor.bearer(tokens), body).expect(204);
  }

  @Test
  void theNewPasswordFollowsTheRules() {
    Reply tokens = ada.login().expect(200);
    assertThat(ada.changePassword(tokens, ada.password(), "password").expect(422).text("errors"))
        .contains("new_password");
  }
}
