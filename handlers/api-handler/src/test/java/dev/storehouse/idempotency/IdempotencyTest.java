package dev.storehouse.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehouse.http.Method;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.secret.KeyedHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));

  private final Map<String, StoredReply> stored = new HashMap<>();
  private final AtomicInteger effects = new AtomicInteger();
  private final Idempotency idempotency =
      new Idempotency(
          id -> Optional.ofNullable(stored.get(id)), new KeyedHash(() -> "secret"), CLOCK);

  @Test
  void whoeverComesSecondGetsTheReplyOfTheFirst() {
    Request request = request("key", "body");
    Response late =
        idempotency.once(
            request,
            Need.REQUIRED,
            memory -> {
              keep(memory, "the winner's");
              throw new ReplyTakenException(true);
            });
    assertThat(late.body()).hasValue("\"the winner's\"");
    assertThat(late.headers()).containsEntry("Idempotency-Replayed", "true");
  }

  @Test
  void aFirstRequestThatStillRunsIsToldAsSuch() {
    Problem problem =
        refused(
            () ->
                idempotency.once(
                    request("key", "body"),
                    Need.REQUIRED,
                    memory -> {
                      throw new ReplyTakenException(false);
                    }));
    assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_IN_PROGRESS);
    assertThat(problem.headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedWithoutEffect() {
    place("key", "one");
    Problem problem = refused(() -> place("key", "two"));
    assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_MISMATCH);
    assertThat(effects).hasValue(1);
  }

  @Test
  void whatIsStoredDoesNotHoldTheBody() {
    place("key", "a password");
    assertThat(stored.values())
        .allSatisfy(reply -> assertThat(reply.toString()).doesNotContain("a password"));
    assertThat(stored.values())
        .allSatisfy(
            reply ->
                assertThat(reply.expiresAt()).isEqualTo(CLOCK.instant().plus(Idempotency.KEPT)));
  }

  @Test
  void withoutAKeyNothingIsRemembered() {
    Request request = request(null, "body");
    idempotency.once(request, Need.OPTIONAL, memory -> keep(memory, "x"));
    assertThat(stored).isEmpty();
    assertThat(refused(() -> idempotency.once(request, Need.REQUIRED, memory -> keep(memory, "x"))))
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REQUIRED);
  }

  private void place(String key, String body) {
    idempotency.once(request(key, body), Need.REQUIRED, memory -> keep(memory, "placed"));
  }

  private Response keep(Idempotency.Memory memory, String document) {
    effects.incrementAndGet();
    Response response = Response.json(201, document);
    memory.remember(response).ifPresent(reply -> stored.put(reply.id(), reply));
    return response;
  }

  private static Request request(String key, String body) {
    return new Request(
        Method.POST,
        "/orders",
        Map.of(),
        Map.of(),
        key == null ? Map.of() : Map.of("idempotency-key", key),
        body,
        "id",
        "",
        Optional::empty,
        () -> Duration.ofSeconds(10),
        "application/json");
  }

  private static Problem refused(Runnable action) {
    return catchThrowableOfType(ProblemException.class, action::run).problem();
  }
}
