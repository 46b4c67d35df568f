package dev.storehouse.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

  private static final Principal PRINCIPAL =
      new Principal(
          "usr_1",
          Role.ADMIN,
          Optional.of("acme"),
          Set.of(Scope.QUERY_READ, Scope.QUERY_RUN),
          "lgn_1");

  private static final Principal KEY = Principal.ofApiKey("key_1", "acme", Set.of(Scope.QUERY_RUN));

  @Test
  void writesAContextOfStrings() {
    assertThat(PRINCIPAL.toContext())
        .isEqualTo(
            Map.of(
                "principal_id", "usr_1",
                "role", "admin",
                "tenant_id", "acme",
                "scope", "query:run query:read",
                "login_id", "lgn_1"));
  }

  @Test
  void readsBackWhatItWrites() {
    Principal plain = new Principal("usr_2", Role.USER, Optional.empty(), Set.of(), "lgn_2");

    assertThat(Principal.fromContext(PRINCIPAL.toContext())).contains(PRINCIPAL);
    assertThat(Principal.fromContext(plain.toContext())).contains(plain);
  }

  @Test
  void anApiKeyTravelsThroughTheContextToo() {
    assertThat(KEY.toContext())
        .isEqualTo(
            Map.of(
                "principal_id", "key_1",
                "role", "user",
                "tenant_id", "acme",
                "scope", "query:run",
                "key_id", "key_1"));
    assertThat(Principal.fromContext(KEY.toContext())).contains(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "login_id, lgn_1",
    "key_id, key_2",
    "key_id, ' '",
    "role, admin",
    "tenant_id, ' '",
    "principal_id, usr_1"
  })
  void aContextThatIsOfAKeyAndNotOfAKeyGivesNoOne(String key, String value) {
    Map<String, Object> context = new HashMap<>(KEY.toContext());
    context.put(key, value);
    assertThat(Principal.fromContext(context)).isEmpty();
    context = new HashMap<>(KEY.toContext());
    context.remove("tenant_id");
    assertThat(Principal.fromContext(context)).isEmpty();
  }

  @Test
  void anApiKeyIsNoUser() {
    assertThat(KEY.actorId()).isEqualTo("key_1");
    assertThat(KEY.isUser()).isFalse();
    assertThat(PRINCIPAL.actorId()).isEqualTo("usr_1");
    assertThatIllegalStateException().isThrownBy(KEY::userId);
    assertThatIllegalStateException().isThrownBy(KEY::loginId);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(KEY.subject(), Role.ADMIN, Optional.of("acme"), Set.of()));
  }

  @Test
  void theUsageIdentifierFitsAGatewayKey() {
    assertThat(UsageIdentifier.of("acme")).isEqualTo("storehouse-usage-acme");
    assertThat(UsageIdentifier.of("abc")).hasSize(20);
    assertThatIllegalArgumentException().isThrownBy(() -> UsageIdentifier.of("ab"));
    assertThatIllegalArgumentException().isThrownBy(() -> UsageIdentifier.of("a".repeat(112)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"principal_id", "role", "scope", "login_id"})
  void withoutOneOfItsKeysAContextGivesNoOne(String key) {
    Map<String, Object> context = new HashMap<>(PRINCIPAL.toContext());
    context.remove(key);
    assertThat(Principal.fromContext(context)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"principal_id", "role", "tenant_id", "login_id"})
  void withAValueThatCannotBeRightAContextGivesNoOne(String key) {
    for (Object wrong : List.of(" ", 1, List.of())) {
      Map<String, Object> context = new HashMap<>(PRINCIPAL.toContext());
      context.put(key, wrong);
      assertThat(Principal.fromContext(context)).isEmpty();
    }
  }

  @Test
  void aRejectionOutweighsAPrincipal() {
    Map<String, Object> context = new HashMap<>(PRINCIPAL.toContext());
    context.put("rejected", "expired");

    assertThat(Principal.fromContext(context)).isEmpty();
    assertThat(Rejection.fromContext(context)).contains(Rejection.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  void everyRejectionTravelsThroughTheContext(Rejection rejection) {
    assertThat(Rejection.fromContext(rejection.toContext())).contains(rejection);
    assertThat(Principal.fromContext(rejection.toContext())).isEmpty();
  }

  @Test
  void aRejectionOfAnUnknownKindIsOneAllTheSame() {
    assertThat(Rejection.fromContext(Map.of("rejected", 7)))
        .contains(Rejection.UNSUPPORTED_CREDENTIAL);
    assertThat(Rejection.fromContext(PRINCIPAL.toContext())).isEmpty();
  }

  @Test
  void isNeverBlank() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal("", Role.USER, Optional.empty(), Set.of(), "lgn_1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal("usr_1", Role.USER, Optional.of(" "), Set.of(), "lgn_1"));
  }

  @ParameterizedTest
  @EnumSource
  void everyScopeHasAWireName(Scope scope) {
    assertThat(Scope.ofWireName(scope.wireName())).contains(scope);
    assertThat(Scope.parse(Scope.format(Set.of(scope)))).containsExactly(scope);
  }

  @Test
  void anUnknownScopeGrantsNothing() {
    assertThat(Scope.parse("query:run tenant:root  QUERY:READ")).containsExactly(Scope.QUERY_RUN);
    assertThat(Scope.parse("")).isEmpty();
  }
}
