package dev.storehouse.authorizer.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import dev.storehouse.shared.identity.keys.SigningKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rotates the key again and again while tokens are issued and verified, each verifier under a flood
 * of invented key ids that uses up its reloads. Not one good token may be refused.
 *
 * <p>Issuers and verifiers are instances of their own, as functions are, each with caches of its
 * own. The clock moves only between their operations; rotations happen in the midst of them.
 */
@ExtendWith(AwsExtension.class)
@Timeout(120)
class RotationUnderLoadTest {

  // Far ahead: DynamoDB Local deletes what has expired by the machine's clock, not by this one.
  private static final Instant START = Instant.parse("2100-01-04T12:00:00Z");
  private static final int ISSUERS = 2;
  private static final int VERIFIERS = 3;
  private static final int ROTATIONS = 8;
  // No divisor of the ages of the caches, so that these meet a rotation at any point of their life.
  private static final Duration TICK = Duration.ofSeconds(17);
  private static final int TICKS_BETWEEN = 8;
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final MovableClock clock = new MovableClock(START);
  private final ReadWriteLock clockStandsStill = new ReentrantReadWriteLock(true);
  private final Queue<Issued> tokens = new ConcurrentLinkedQueue<>();
  private final Queue<String> wronglyRefused = new ConcurrentLinkedQueue<>();
  private final Set<String> signers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger verified = new AtomicInteger();
  private final AwsSandbox aws;
  private final RotationHost host;
  private final Environment environment;
  private volatile boolean running = true;

  RotationUnderLoadTest(AwsSandbox aws) {
    this.aws = aws;
    this.host = new RotationHost(aws, clock);
    this.environment = new Environment(aws.environment("StoreFunction"));
  }

  private record Issued(String value, Instant expiresAt) {}

  @Test
  void notOneGoodTokenIsRefused() throws Exception {
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(aws.table("UsersTable"))
                    .item(
                        Map.of(
                            "user_id", fromS("usr_1"),
                            "role", fromS("user"),
                            "status", fromS("active"),
                            "ver", fromN("1"))));
    host.rotate();
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(ISSUERS + VERIFIERS)) {
      AccessTokenIssuer longRunning = issuer();
      workers.add(threads.submit(() -> repeat(() -> issue(longRunning))));
      // An instance that has just started notices a rotation first.
      workers.add(threads.submit(() -> repeat(() -> issue(issuer()))));
      for (int i = 0; i < VERIFIERS; i++) {
        VerificationKeys keys = keys();
        Authenticator authenticator = Authenticator.of(environment, aws.dynamoDb(), keys, clock);
        workers.add(threads.submit(() -> repeat(() -> verify(authenticator, keys))));
      }
      try {
        rotateAgainAndAgain();
      } finally {
        running = false;
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    assertThat(wronglyRefused).isEmpty();
    assertThat(signers).hasSizeGreaterThanOrEqualTo(ROTATIONS);
    assertThat(verified).hasValueGreaterThan(ROTATIONS * TICKS_BETWEEN);
  }

  private void rotateAgainAndAgain() throws InterruptedException {
    for (int rotation = 0; rotation < ROTATIONS; rotation++) {
      for (int tick = 0; tick < TICKS_BETWEEN; tick++) {
        Thread.sleep(20);
        clockStandsStill.writeLock().lock();
        try {
          clock.advance(TICK);
        } finally {
          clockStandsStill.writeLock().unlock();
        }
      }
      host.rotate();
    }
  }

  private void repeat(Runnable operation) {
    while (running) {
      clockStandsStill.readLock().lock();
      try {
        operation.run();
      } finally {
        clockStandsStill.readLock().unlock();
      }
      // Leaves the processor to the services, which live in the same JVM.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void issue(AccessTokenIssuer issuer) {
    Principal principal = new Principal("usr_1", Role.USER, Optional.empty(), Set.of(), "lgn_1");
    String token = issuer.issue(principal, 1).value();
    signers.add(token.split("\\.", -1)[0]);
    tokens.add(new Issued(token, clock.instant().plus(AccessToken.LIFETIME)));
    tokens.removeIf(issued -> !issued.expiresAt().isAfter(clock.instant()));
  }

  private void verify(Authenticator authenticator, VerificationKeys keys) {
    keys.find("invented-" + ThreadLocalRandom.current().nextInt());
    List<Issued> good =
        tokens.stream().filter(token -> token.expiresAt().isAfter(clock.instant())).toList();
    if (good.isEmpty()) {
      return;
    }
    // The oldest and the newest are those a rotation could hurt.
    for (Issued token : List.of(good.getFirst(), good.getLast())) {
      Authentication result = authenticator.authenticate("Bearer " + token.value());
      if (result instanceof Authentication.Authenticated) {
        verified.incrementAndGet();
      } else {
        wronglyRefused.add(clock.instant() + " " + result);
      }
    }
  }

  private AccessTokenIssuer issuer() {
    SigningKeySecret secret =
        new SigningKeySecret(host.secretsManager(), environment.required("SIGNING_KEY_SECRET_ARN"));
    return new AccessTokenIssuer(
        new SigningKeys(secret, keys(), clock),
        environment.required("TOKEN_ISSUER"),
        environment.required("TOKEN_AUDIENCE"),
        clock);
  }

  private VerificationKeys keys() {
    return new VerificationKeys(
        new PublishedKeys(aws.dynamoDb(), environment.required("SIGNING_KEYS_TABLE")), clock);
  }
}
