package dev.storehouse.store.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import dev.storehouse.store.auth.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class GrantAdminFunctionTest {

  private final StoreClient store;
  private final GrantAdminFunction function;

  GrantAdminFunctionTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    function = new GrantAdminFunction(new Environment(aws.environment("GrantAdminFunction")));
  }

  @Test
  void aRegisteredUserBecomesAdministratorOnce() {
    Visitor ada = Visitor.of(store);
    Reply user = ada.register().expect(201);
    Reply before = ada.login().expect(200);
    Map<String, String> granted =
        function.handleRequest(Map.of("email", " " + ada.email().toUpperCase()), null);
    assertThat(granted)
        .isEqualTo(Map.of("user_id", user.text("user_id"), "email", ada.email(), "role", "admin"));
    store.get("/users", Visitor.bearer(before)).expect(401);
    Reply after = ada.login().expect(200);
    store.get("/users", Visitor.bearer(after)).expect(200);

    assertThat(function.handleRequest(Map.of("email", ada.email()), null)).isEqualTo(granted);
    store.get("/users", Visitor.bearer(after)).expect(200);
  }

  @Test
  void whoIsNotThereIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.handleRequest(Map.of("email", "nobody@example.com"), null))
        .withMessage("no active user has the e-mail nobody@example.com");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.handleRequest(Map.of(), null))
        .withMessageContaining("send {\"email\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.handleRequest(Map.of("email", "ada"), null))
        .withMessage("not an e-mail address: ada");
  }
}
