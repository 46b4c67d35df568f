package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ExtendWith(AwsExtension.class)
class SecretsInLogTest {

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void noneIsWritten(AwsSandbox aws) {
    Visitor.signingKey(aws);
    PrintStream standardOut = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    String refreshToken;
    String accessToken;
    Visitor ada;
    try {
      System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
      StoreClient store = StoreClient.of(aws);
      ada = Visitor.of(store);
      ada.register().expect(201);
      Reply tokens = ada.login().expect(200);
      refreshToken = tokens.text("refresh_token");
      accessToken = tokens.text("access_token");
      ada.me(tokens).expect(200);
      ada.changePassword(tokens, ada.password(), "another good password").expect(204);
      ada.refresh(refreshToken).expect(200);
      ada.refresh(refreshToken).expect(401);
      StoreClient broken = StoreClient.of(aws, Map.of("LOGINS_TABLE", "no-such-table"));
      new Visitor(broken, ada.email(), "another good password").login().expect(500);
    } finally {
      System.setOut(standardOut);
    }
    assertThat(captured.toString(StandardCharsets.UTF_8))
        .contains("/auth/login")
        .contains("ERROR")
        .doesNotContain(
            ada.email(),
            ada.password(),
            "another good password",
            refreshToken.substring(refreshToken.length() - 43),
            accessToken,
            "argon2");
  }
}
