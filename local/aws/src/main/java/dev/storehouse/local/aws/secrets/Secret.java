package dev.storehouse.local.aws.secrets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A secret with its versions. Guarded by the store's lock. */
final class Secret {

  final String arn;
  final String name;
  final Instant created;
  final Versions versions;
  final Map<String, String> tags = new TreeMap<>();
  Optional<String> description = Optional.empty();
  Optional<String> kmsKeyId = Optional.empty();
  Optional<Rotation> rotation = Optional.empty();
  Instant changed;
  @Nullable Instant accessed;
  @Nullable Instant rotated;
  @Nullable Instant deleted;

  Secret(String arn, String name, Instant created, List<SecretVersion> versions) {
    this.arn = arn;
    this.name = name;
    this.created = created;
    this.changed = created;
    this.versions = new Versions(versions);
  }

  /**
   * How the secret is rotated.
   *
   * @param function the rotation function's ARN
   * @param rules as the request gave them: AutomaticallyAfterDays, ScheduleExpression, Duration
   */
  record Rotation(String function, Map<String, Object> rules) {}
}
