package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class AuthRaceTest {

  private final StoreClient store;
  private final Visitor ada;

  AuthRaceTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
  }

  @Test
  void aHundredRegistrationsOfOneAddressMakeOneUser() throws Exception {
    List<Integer> statuses = Parallel.call(100, () -> ada.register().status());
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    // On a machine that is busy with other things, some wait too long for their turn to be hashed.
    assertThat(statuses).filteredOn(status -> status != 201).isSubsetOf(409, 429).hasSize(99);
  }

  @Test
  void aKeySentByManyRegistersOnce() throws Exception {
    List<Reply> replies =
        Parallel.call(
            10,
            () ->
                store.post("/auth/register", Map.of("idempotency-key", "many"), ada.credentials()));
    assertThat(replies)
        .filteredOn(reply -> reply.status() == 201)
        .isNotEmpty()
        .extracting(reply -> reply.text("user_id"))
        .containsOnly(
            replies.stream()
                .filter(reply -> reply.status() == 201)
                .findFirst()
                .orElseThrow()
                .text("user_id"));
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allMatch(reply -> reply.code().equals("IDEMPOTENCY_IN_PROGRESS"));
  }

  @Test
  void aTokenSentByManyIsGoodForOneAtMostAndForNobodyThen() throws Exception {
    ada.register().expect(201);
    Reply tokens = ada.login().expect(200);
    List<Reply> replies = Parallel.call(50, () -> ada.refresh(tokens.text("refresh_token")));
    List<Reply> granted = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(granted).hasSizeLessThanOrEqualTo(1);
    assertThat(replies).allMatch(reply -> reply.status() == 200 || reply.status() == 401);
    for (Reply winner : granted) {
      ada.me(winner).expect(401);
      ada.refresh(winner.text("refresh_token")).expect(401);
    }
    ada.me(tokens).expect(401);
  }
}
