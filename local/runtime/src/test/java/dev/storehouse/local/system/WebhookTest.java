package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.local.system.WebhookReceiver.Inbox;
import dev.storehouse.local.system.WebhookReceiver.Message;
import dev.storehouse.shared.json.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ends of bulk jobs, as those see them who asked to be told. */
@ExtendWith(SystemExtension.class)
class WebhookTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalSystem system;
  private final WebhookReceiver receiver;
  private final BulkClient bulk;

  WebhookTest(LocalSystem system, WebhookReceiver receiver) {
    this.system = system;
    this.receiver = receiver;
    this.bulk = new BulkClient(system, system.tenants().getFirst());
  }

  @Test
  void whoCouldNotTakeAMessageIsToldAgain() throws Exception {
    Inbox inbox = receiver.inbox(500, 204);
    Answer made = export(inbox.url()).expect(201);
    String jobId = made.text("job_id");
    String secret = made.text("notification_secret");
    await(() -> notification(jobId).containsKey("problem"));
    assertThat(notification(jobId))
        .containsEntry("delivered", false)
        .containsKey("next_attempt_at");

    // The second attempt is ten seconds later, and the sweeper's.
    await(
        () -> {
          system.runSchedules();
          return notification(jobId).get("delivered").equals(true);
        });
    assertThat(notification(jobId)).containsEntry("attempts", 2).doesNotContainKey("problem");
    assertThat(inbox.messages()).hasSize(2);
    for (Message message : inbox.messages()) {
      assertThat(message.headers())
          .containsEntry("webhook-id", jobId)
          .containsEntry("webhook-signature", signature(message, secret));
    }
    assertThat(inbox.messages())
        .extracting(message -> message.headers().get("webhook-timestamp"))
        .doesNotHaveDuplicates();
    assertThat(Json.readObject(new String(inbox.messages().getLast().body(), UTF_8)))
        .containsEntry("type", "bulk_job.ended")
        .extractingByKey("data")
        .hasToString(
            "{job_id=%s, operation=query, state=JobComplete, rows_processed=1, rows_rejected=0, rows_changed=0}"
                .formatted(jobId));
    assertThat(bulk.get(jobId).body()).doesNotContain(secret);
  }

  @Test
  void whoRefusesAMessageIsLeftAlone() {
    Inbox inbox = receiver.inbox(403);
    String jobId = export(inbox.url()).expect(201).text("job_id");
    await(() -> notification(jobId).containsKey("problem"));
    assertThat(notification(jobId))
        .containsEntry("attempts", 1)
        .doesNotContainKey("next_attempt_at");
    assertThat(inbox.messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "https://127.0.0.1:%d/",
        "https://[::1]:%d/",
        "https://[::ffff:127.0.0.1]:%d/",
        "https://2130706433:%d/",
        "https://localhost:%d/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
      })
  void noOtherPrivatePlaceIsToldOfAnything(String url) throws IOException {
    try (WebhookReceiver other = WebhookReceiver.start()) {
      int port = Integer.parseInt(other.place().substring(other.place().indexOf(':') + 1));
      Answer refused = export(url.formatted(port)).expect(422);
      assertThat(refused.body()).contains("\"field\":\"notify\"");
    }
  }

  @Test
  void onAwsThereAreNoExceptions() {
    assertThat(SystemExtension.root().resolve("template.yaml"))
        .content()
        .doesNotContain("WEBHOOK_EXCEPTIONS");
  }

  private Answer export(String url) {
    return bulk.create(Map.of("operation", "query", "query", "SELECT 1 AS one", "notify", url));
  }

  private Map<String, Object> notification(String jobId) {
    return BulkClient.fields(bulk.get(jobId).expect(200).json().get("notification"));
  }

  /** Standard Webhooks 1.0.0, "Signature scheme". */
  private static String signature(Message message, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String head =
        "%s.%s."
            .formatted(
                message.headers().get("webhook-id"), message.headers().get("webhook-timestamp"));
    mac.update(head.getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message.body()));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it does not come to that").isLessThan(deadline);
      BulkClient.pause();
    }
  }
}
