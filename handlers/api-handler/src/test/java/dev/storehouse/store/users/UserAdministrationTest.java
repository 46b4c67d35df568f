package dev.storehouse.store.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import dev.storehouse.store.auth.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(AwsExtension.class)
class UserAdministrationTest {

  private final StoreClient store;
  private final StoreClient admin;

  UserAdministrationTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    admin = store.admin();
  }

  @Test
  void theListIsForAdministrators() {
    assertThat(store.get("/users").expect(401).code()).isEqualTo("UNAUTHENTICATED");
    store.user("usr_someone").get("/users").expect(403);
    store.user("usr_someone").get("/users/usr_someone").expect(403);
  }

  @Test
  void everyoneIsListedNewestFirst() {
    List<String> registered = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      registered.add(Visitor.of(store).register().expect(201).text("user_id"));
    }
    Collections.reverse(registered);
    List<String> listed =
        admin.all("/users", 2).stream().map(user -> String.valueOf(user.get("user_id"))).toList();
    assertThat(listed).startsWith(registered.toArray(String[]::new)).doesNotHaveDuplicates();
    assertThat(admin.get("/users").items().getFirst()).doesNotContainKey("password_hash");
  }

  @Test
  void oneIsFoundByAddressInAnySpelling() {
    Visitor ada = Visitor.of(store);
    Reply user = ada.register().expect(201);
    String shouted = ada.email().toUpperCase(Locale.ROOT);
    assertThat(admin.get("/users?email=" + shouted).expect(200).items())
        .containsExactly(user.json());
    assertThat(admin.get("/users?email=nobody@example.com").expect(200).items()).isEmpty();
    assertThat(admin.get("/users?email=nonsense").expect(422).code())
        .isEqualTo("VALIDATION_FAILED");
    assertThat(admin.get("/users?mail=x").expect(400).code()).isEqualTo("UNKNOWN_PARAMETER");
  }

  @Test
  void aStandingIsSetFieldByField() {
    String path = "/users/" + Visitor.of(store).register().expect(201).text("user_id");
    Reply changed =
        patch(path, "\"1\"", Map.of("tenant_id", "acme", "scopes", List.of("query:run")));
    assertThat(changed.expect(200).json())
        .containsEntry("tenant_id", "acme")
        .containsEntry("scopes", List.of("query:run"))
        .containsEntry("role", "user")
        .containsEntry("version", 2);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(admin.get(path).expect(200).json()).isEqualTo(changed.json());
    admin.get(path, Map.of("if-none-match", "\"2\"")).expect(304);

    Map<String, Object> nothing = new java.util.HashMap<>();
    nothing.put("tenant_id", null);
    nothing.put("scopes", List.of());
    assertThat(patch(path, "\"2\"", nothing).expect(200).json())
        .containsEntry("tenant_id", null)
        .containsEntry("scopes", List.of())
        .containsEntry("version", 3);
    assertThat(patch(path, "\"3\"", Map.of("role", "user")).expect(200).json())
        .containsEntry("version", 3);
  }

  @Test
  void whoJoinsATenantMayDoAllInItButAdministerIt() {
    String path = "/users/" + Visitor.of(store).register().expect(201).text("user_id");
    List<String> ofMembers =
        List.of(
            "query:run",
            "query:read",
            "query:cancel",
            "query:save",
            "bulk:read",
            "bulk:write",
            "catalog:read",
            "usage:read");
    assertThat(patch(path, "\"1\"", Map.of("tenant_id", "acme")).expect(200).json())
        .containsEntry("scopes", ofMembers);
    patch(path, "\"2\"", Map.of("scopes", List.of("tenant:admin"))).expect(200);
    assertThat(patch(path, "\"3\"", Map.of("tenant_id", "acme")).expect(200).json())
        .containsEntry("scopes", List.of("tenant:admin"));
    assertThat(patch(path, "\"3\"", Map.of("tenant_id", "other")).expect(200).json())
        .containsEntry("scopes", ofMembers);
    Map<String, Object> nothing = new java.util.HashMap<>();
    nothing.put("tenant_id", null);
    assertThat(patch(path, "\"4\"", nothing).expect(200).json()).containsEntry("scopes", List.of());
  }

  @Test
  void aChangeNamesTheVersionItIsMeantFor() {
    String path = "/users/" + Visitor.of(store).register().expect(201).text("user_id");
    admin.send("PATCH", path, Map.of(), Map.of("role", "admin")).expect(428);
    patch(path, "\"2\"", Map.of("role", "admin")).expect(412);
    patch(path, "W/\"1\"", Map.of("role", "admin")).expect(412);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"root\"}",
        "{\"role\":null}",
        "{\"status\":\"deleted\"}",
        "{\"status\":1}",
        "{\"tenant_id\":\"a b\"}",
        "{\"scopes\":[\"query:all\"]}",
        "{\"scopes\":[null]}",
        "{\"scopes\":\"query:run\"}"
      })
  void whatIsNoStandingIsRefused(String body) {
    String path = "/users/" + Visitor.of(store).register().expect(201).text("user_id");
    Reply refused = admin.raw("PATCH", path, Map.of("if-match", "*"), body);
    assertThat(refused.expect(422).code()).isEqualTo("VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "user_id", "version", "created_at"})
  void whatOthersSayStays(String field) {
    String path = "/users/" + Visitor.of(store).register().expect(201).text("user_id");
    assertThat(patch(path, "*", Map.of(field, "x")).expect(400).code())
        .isEqualTo("READ_ONLY_FIELD");
    assertThat(patch(path, "*", Map.of("password", "x")).expect(400).code())
        .isEqualTo("UNKNOWN_FIELD");
  }

  @Test
  void administratorsDoNotCutTheirOwnBranch() {
    Visitor ada = Visitor.of(store);
    String path = "/users/" + ada.register().expect(201).text("user_id");
    patch(path, "*", Map.of("role", "admin")).expect(200);
    Reply tokens = ada.login().expect(200);
    for (Map<String, String> change :
        List.of(Map.of("role", "user"), Map.of("status", "disabled"))) {
      Map<String, String> headers =
          Map.of("if-match", "*", "authorization", Visitor.bearer(tokens).get("authorization"));
      assertThat(store.send("PATCH", path, headers, change).expect(409).code())
          .isEqualTo("OWN_STANDING");
    }
    assertThat(ada.change("DELETE", tokens, "*", Map.of()).expect(409).code())
        .isEqualTo("OWN_STANDING");
  }

  @Test
  void whoIsNotThereIsNotFound() {
    assertThat(admin.get("/users/usr_none").expect(404).code()).isEqualTo("USER_NOT_FOUND");
    admin.get("/users/%F0%9F%94%91").expect(404);
    patch("/users/usr_none", "*", Map.of("role", "admin")).expect(404);
  }

  private Reply patch(String path, String ifMatch, Map<String, ?> body) {
    return admin.send("PATCH", path, Map.of("if-match", ifMatch), body);
  }
}
