package dev.storehouse.local.aws.secrets;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The versions of a secret, oldest first, and the rules of staging labels: a label is on one
 * version at most, and where AWSCURRENT leaves a version, AWSPREVIOUS takes its place.
 *
 * <p>Rules: AWS Secrets Manager API Reference, "UpdateSecretVersionStage", "PutSecretValue".
 * Guarded by the store's lock.
 */
final class Versions {

  private static final int KEPT = 100;
  private static final int MAX_STAGES = 20;

  private final SequencedMap<String, SecretVersion> byId = new LinkedHashMap<>();

  Versions(Collection<SecretVersion> versions) {
    versions.forEach(version -> byId.put(version.id(), version));
  }

  Collection<SecretVersion> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  Optional<SecretVersion> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<SecretVersion> labelled(String stage) {
    return byId.values().stream().filter(version -> version.stages().contains(stage)).findFirst();
  }

  /** Version ids to their labels; the deprecated ones are left out, as AWS leaves them out. */
  Map<String, List<String>> stages() {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    byId.values().stream()
        .filter(version -> !version.stages().isEmpty())
        .forEach(version -> stages.put(version.id(), List.copyOf(version.stages())));
    return stages;
  }

  void put(SecretVersion version) {
    byId.put(version.id(), version);
    byId.values().removeIf(old -> byId.size() > KEPT && old.stages().isEmpty());
  }

  void remove(String id) {
    byId.remove(id);
  }

  /** Puts a label on a version, taking it off the one that has it. */
  void move(String stage, String toId) {
    Optional<SecretVersion> from = labelled(stage);
    if (from.filter(version -> version.id().equals(toId)).isPresent()) {
      return;
    }
    from.ifPresent(version -> detach(stage, version.id()));
    SecretVersion to =
        find(toId)
            .orElseThrow(
                () ->
                    SecretsException.notFound(
                        "Secrets Manager can't find the specified secret version: " + toId));
    if (to.stages().size() >= MAX_STAGES) {
      throw SecretsException.limitExceeded(
          "A version has at most " + MAX_STAGES + " staging labels.");
    }
    put(to.with(stage));
    if (stage.equals(SecretVersion.CURRENT)) {
      from.ifPresent(version -> move(SecretVersion.PREVIOUS, version.id()));
    }
  }

  void detach(String stage, String fromId) {
    find(fromId).ifPresent(version -> byId.put(fromId, version.without(stage)));
  }
}
