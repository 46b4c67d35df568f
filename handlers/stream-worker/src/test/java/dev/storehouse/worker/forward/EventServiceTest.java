package dev.storehouse.worker.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.secret.FetchedSecret;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** With tokens of the local Secrets Manager. */
@ExtendWith(AwsExtension.class)
class EventServiceTest {

  private static final ForwardedEvent EVENT = new ForwardedEvent("evt_1", "{}");
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SecretsManagerClient secrets;
  private Receiver receiver;

  EventServiceTest(AwsSandbox aws) {
    this.secrets = new AwsClients(new Environment(aws.clientEnvironment())).secretsManager();
  }

  @BeforeEach
  void listen() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aServiceThatKeepsSilentIsGivenUp() {
    receiver.behave(exchange -> receiver.waitForTheEnd());
    EventService service = new EventService(receiver.events(), Optional.empty(), SOON);
    assertThatThrownBy(() -> service.tell(EVENT))
        .isInstanceOf(NotForwardedException.class)
        .hasMessageContaining("did not answer in time");
  }

  @Test
  void nobodyReadsAnAnswerThatHasNoEnd() {
    receiver.behave(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write(1);
          body.flush();
          receiver.waitForTheEnd();
        });
    new EventService(receiver.events(), Optional.empty(), PATIENCE).tell(EVENT);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void aTokenIsAskedForAgainAfterItWasRefused() {
    String arn =
        secrets.createSecret(create -> create.name("token-of-mage").secretString("old\n")).arn();
    EventService service =
        new EventService(
            receiver.events(),
            Optional.of(new FetchedSecret(secrets, arn, Clock.systemUTC())),
            PATIENCE);
    service.tell(EVENT);
    secrets.putSecretValue(put -> put.secretId(arn).secretString("new"));
    receiver.behave(Receiver.answering(401));
    assertThatThrownBy(() -> service.tell(EVENT)).hasMessageContaining("answered 401");
    receiver.behave(Receiver.answering(204));
    service.tell(EVENT);
    assertThat(receiver.received())
        .extracting(Receiver.Received::authorization)
        .containsExactly("Bearer old", "Bearer old", "Bearer new");
  }
}
