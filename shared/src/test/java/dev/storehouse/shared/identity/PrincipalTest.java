package dev.storehouse.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
