package dev.storehouse.local.aws.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Every secret, in memory and, where a file is given, in it. All reading and writing of secrets
 * happens within {@link #read} and {@link #change}. Thread-safe.
 */
final class SecretStore {

  /** The hyphen and six characters AWS puts after the name in an ARN. */
  private static final int SUFFIX = 7;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Secret> byArn = new LinkedHashMap<>();
  private final Optional<SecretsFile> file;
  private final InstantSource clock;

  SecretStore(Optional<SecretsFile> file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    file.map(SecretsFile::load).orElse(List.of()).forEach(secret -> byArn.put(secret.arn, secret));
  }

  <T> T read(Supplier<T> work) {
    lock.lock();
    try {
      byArn.values().removeIf(this::isGone);
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #read}, and saves what the work changed; it checks before it changes. */
  <T> T change(Supplier<T> work) {
    return read(
        () -> {
          T result = work.get();
          file.ifPresent(target -> target.save(byArn.values()));
          return result;
        });
  }

  Instant now() {
    return clock.instant();
  }

  Collection<Secret> all() {
    return byArn.values();
  }

  /** By name, ARN, or ARN without the six characters at its end; deleted ones too. */
  Optional<Secret> find(String id) {
    return Optional.ofNullable(byArn.get(id))
        .or(
            () ->
                byArn.values().stream()
                    .filter(secret -> secret.name.equals(id) || partial(secret.arn).equals(id))
                    .findFirst());
  }

  /**
   * As {@link #find}, but a secret that is there and not marked for deletion.
   *
   * @throws SecretsException if it is not
   */
  Secret active(String id) {
    Secret secret = find(id).orElseThrow(SecretsException::notFound);
    if (secret.deleted != null) {
      throw SecretsException.invalidRequest(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  void add(Secret secret) {
    byArn.put(secret.arn, secret);
  }

  void remove(Secret secret) {
    byArn.remove(secret.arn);
  }

  private boolean isGone(Secret secret) {
    Instant deleted = secret.deleted;
    return deleted != null && deleted.isBefore(now());
  }

  private static String partial(String arn) {
    return arn.substring(0, Math.max(0, arn.length() - SUFFIX));
  }
}
