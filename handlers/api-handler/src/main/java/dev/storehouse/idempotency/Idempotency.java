package dev.storehouse.idempotency;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.secret.KeyedHash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Lets a request take effect once however often it is sent: the first reply under an {@code
 * Idempotency-Key} is stored in the very transaction that has the effect, and given again to all
 * who repeat it within {@link #KEPT}. A refused request leaves nothing, so its key can be used
 * again. Thread-safe.
 */
public final class Idempotency {

  /** How long a key is remembered. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** Whether a route can be used without a key. */
  public enum Need {
    OPTIONAL,
    REQUIRED
  }

  /** Turns the answer of a request into what its transaction must store; empty without a key. */
  @FunctionalInterface
  public interface Memory {
    Optional<StoredReply> remember(Response response);
  }

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int ATTEMPTS = 3;

  private final Replies replies;
  private final KeyedHash hash;
  private final InstantSource clock;

  public Idempotency(Replies replies, KeyedHash hash, InstantSource clock) {
    this.replies = replies;
    this.hash = hash;
    this.clock = clock;
  }

  /**
   * Answers a request through {@code action}, or again as it was answered the first time.
   *
   * @param action has the effect and returns the answer; it must write what {@link Memory#remember}
   *     gives it together with the effect
   * @throws ProblemException IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_INVALID,
   *     IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS
   */
  public Response once(Request request, Need need, Function<Memory, Response> action) {
    return once(request, need, action, Idempotency::asStored);
  }

  /**
   * The same where the first answer is more than can be stored.
   *
   * @param again makes the answer from the stored one, which tells what was begun
   */
  public Response once(
      Request request,
      Need need,
      Function<Memory, Response> action,
      Function<StoredReply, Response> again) {
    Optional<String> key = keyOf(request, need);
    if (key.isEmpty()) {
      return action.apply(response -> Optional.empty());
    }
    String owner = request.caller().map(caller -> caller.actorId()).orElse("anonymous");
    String id = owner + " " + request.method() + " " + request.path() + " " + key.get();
    String fingerprint = fingerprint(id, request.body());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<StoredReply> stored = replies.find(id);
      if (stored.isPresent()) {
        checkSame(stored.get(), fingerprint);
        return replayed(again, stored.get());
      }
      try {
        return action.apply(response -> Optional.of(reply(id, fingerprint, response)));
      } catch (ReplyTakenException e) {
        if (!e.settled()) {
          break;
        }
      }
    }
    throw Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS, "Ask again with the same key.")
        .withHeader("Retry-After", "1")
        .asException();
  }

  private static Optional<String> keyOf(Request request, Need need) {
    Optional<String> alias = request.header("x-idempotency-key");
    Optional<String> key = request.header("idempotency-key").or(() -> alias);
    if (alias.isPresent() && !alias.equals(key)) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_INVALID,
          "Idempotency-Key and X-Idempotency-Key differ; send one of them.");
    }
    if (key.isEmpty() && need == Need.REQUIRED) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_REQUIRED,
          "Send an Idempotency-Key, for instance a random UUID, and repeat it when you retry.");
    }
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_INVALID, "Send 1 to 255 visible ASCII characters.");
    }
    return key;
  }

  private static void checkSame(StoredReply stored, String fingerprint) {
    if (!stored.fingerprint().equals(fingerprint)) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_MISMATCH, "Use a new key for a new request.");
    }
  }

  /** What was refused the first time is refused again, and says so too. */
  private static Response replayed(Function<StoredReply, Response> again, StoredReply stored) {
    try {
      return again.apply(stored).with(REPLAYED, "true");
    } catch (ProblemException e) {
      throw e.problem().withHeader(REPLAYED, "true").asException();
    }
  }

  private static Response asStored(StoredReply stored) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    stored.location().ifPresent(value -> headers.put("Location", value));
    stored.entityTag().ifPresent(value -> headers.put("ETag", value));
    return new Response((int) stored.status(), headers, Optional.of(stored.body()));
  }

  private StoredReply reply(String id, String fingerprint, Response response) {
    return new StoredReply(
        id,
        fingerprint,
        response.status(),
        response.body().orElse(""),
        Optional.ofNullable(response.headers().get("Location")),
        Optional.ofNullable(response.headers().get("ETag")),
        clock.instant().plus(KEPT));
  }

  /** Keyed, because bodies can hold passwords: a plain hash of one could be guessed from. */
  private String fingerprint(String id, String body) {
    return HexFormat.of().formatHex(hash.of("request", id, body));
  }
}
