package dev.storehouse.local.aws.secrets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Operations on the versions of a secret. */
final class SecretValues {

  private static final int MAX_STAGES = 20;
  private static final int MAX_STAGE = 256;
  private static final int MAX_BATCH = 20;
  private static final int SHORTEST_TOKEN = 32;
  private static final int LONGEST_TOKEN = 64;

  private final SecretStore store;

  SecretValues(SecretStore store) {
    this.store = store;
  }

  static Optional<String> token(Input input) {
    return input.text("ClientRequestToken", SHORTEST_TOKEN, LONGEST_TOKEN);
  }

  Map<String, Object> get(Input input) {
    Secret secret = store.active(SecretLifecycle.id(input));
    Optional<String> id = versionId(input, "VersionId");
    Optional<String> stage = input.text("VersionStage", 1, MAX_STAGE);
    SecretVersion version =
        id.map(wanted -> byId(secret, wanted, stage))
            .orElseGet(() -> byStage(secret, stage.orElse(SecretVersion.CURRENT)));
    secret.accessed = store.now();
    return Output.value(secret, version);
  }

  private static SecretVersion byId(Secret secret, String id, Optional<String> stage) {
    SecretVersion version =
        secret
            .versions
            .find(id)
            .filter(found -> found.value().isPresent())
            .orElseThrow(
                () ->
                    SecretsException.notFound(
                        "Secrets Manager can't find the specified secret value for VersionId: "
                            + id));
    if (stage.filter(label -> !version.stages().contains(label)).isPresent()) {
      throw SecretsException.invalidRequest(
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return version;
  }

  private static SecretVersion byStage(Secret secret, String stage) {
    return secret
        .versions
        .labelled(stage)
        .filter(found -> found.value().isPresent())
        .orElseThrow(
            () ->
                SecretsException.notFound(
                    "Secrets Manager can't find the specified secret value for staging label: "
                        + stage));
  }

  Map<String, Object> put(Input input) {
    Secret secret = store.active(SecretLifecycle.id(input));
    SecretValue value =
        SecretValue.of(input)
            .orElseThrow(
                () ->
                    SecretsException.invalidRequest(
                        "You must provide either SecretString or SecretBinary."));
    String token = token(input).orElseGet(() -> UUID.randomUUID().toString());
    List<String> stages = input.texts("VersionStages", MAX_STAGES);
    stages.forEach(SecretValues::checkStage);
    if (input.has("VersionStages") && stages.isEmpty()) {
      throw SecretsException.invalidParameter("VersionStages must name at least one label.");
    }
    write(secret, token, value, stages.isEmpty() ? List.of(SecretVersion.CURRENT) : stages);
    Map<String, Object> answer = Output.identity(secret, token);
    answer.put(
        "VersionStages",
        secret
            .versions
            .find(token)
            .map(version -> List.copyOf(version.stages()))
            .orElse(List.of()));
    return answer;
  }

  /**
   * Makes a version, or fills the one a rotation has made; with the same value again it does
   * nothing.
   */
  void write(Secret secret, String id, SecretValue value, List<String> stages) {
    Optional<SecretVersion> existing = secret.versions.find(id);
    Optional<SecretValue> held = existing.flatMap(SecretVersion::value);
    if (held.isPresent()) {
      if (held.get().equals(value)) {
        return;
      }
      throw SecretsException.exists(
          "You can't modify an existing version; the version %s already has another value."
              .formatted(id));
    }
    boolean first = secret.versions.labelled(SecretVersion.CURRENT).isEmpty();
    secret.versions.put(
        existing
            .map(version -> version.holding(value))
            .orElseGet(
                () ->
                    new SecretVersion(id, store.now(), Optional.of(value), new TreeSet<String>())));
    stages.forEach(stage -> secret.versions.move(stage, id));
    if (first && existing.isEmpty()) {
      secret.versions.move(SecretVersion.CURRENT, id);
    }
    secret.changed = store.now();
  }

  Map<String, Object> updateStage(Input input) {
    Secret secret = store.active(SecretLifecycle.id(input));
    String stage = input.required("VersionStage", 1, MAX_STAGE);
    Optional<String> from = versionId(input, "RemoveFromVersionId");
    Optional<String> to = versionId(input, "MoveToVersionId");
    Optional<String> attached = secret.versions.labelled(stage).map(SecretVersion::id);
    from.filter(id -> !attached.equals(Optional.of(id)))
        .ifPresent(
            id -> {
              throw SecretsException.invalidParameter(
                  "The parameter RemoveFromVersionId is not valid. Staging label %s is not attached to version %s."
                      .formatted(stage, id));
            });
    attached
        .filter(id -> from.isEmpty() && to.isPresent() && !to.get().equals(id))
        .ifPresent(
            id -> {
              throw SecretsException.invalidParameter(
                  "The parameter RemoveFromVersionId can't be empty. Staging label %s is currently attached to version %s, so you must explicitly reference that version in RemoveFromVersionId."
                      .formatted(stage, id));
            });
    if (from.isPresent() && to.isEmpty()) {
      if (stage.equals(SecretVersion.CURRENT)) {
        throw SecretsException.invalidParameter(
            "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
      }
      secret.versions.detach(stage, from.get());
    }
    to.ifPresent(id -> secret.versions.move(stage, id));
    secret.changed = store.now();
    return Output.identity(secret);
  }

  Map<String, Object> list(Input input) {
    Secret secret = store.find(SecretLifecycle.id(input)).orElseThrow(SecretsException::notFound);
    boolean deprecated = input.flag("IncludeDeprecated", false);
    List<Map<String, Object>> versions =
        secret.versions.all().stream()
            .filter(version -> deprecated || !version.stages().isEmpty())
            .map(SecretValues::entry)
            .toList();
    Map<String, Object> answer = Output.identity(secret);
    Page.of(versions, input).into(answer, "Versions");
    return answer;
  }

  private static Map<String, Object> entry(SecretVersion version) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("VersionId", version.id());
    entry.put("VersionStages", List.copyOf(version.stages()));
    entry.put("CreatedDate", Output.seconds(version.created()));
    return entry;
  }

  Map<String, Object> batchGet(Input input) {
    List<String> ids = input.texts("SecretIdList", MAX_BATCH);
    boolean filtered = input.has("Filters");
    if (ids.isEmpty() != filtered) {
      throw SecretsException.invalidParameter(
          "You must provide either SecretIdList or Filters, but not both.");
    }
    if (!filtered && (input.has("MaxResults") || input.has("NextToken"))) {
      throw SecretsException.invalidParameter("MaxResults and NextToken go with Filters.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    if (filtered) {
      Page<Secret> page = Page.of(SecretFilter.matching(store, input), input, MAX_BATCH);
      page.nextToken().ifPresent(token -> answer.put("NextToken", token));
      ids = page.elements().stream().map(secret -> secret.arn).toList();
    }
    List<Map<String, Object>> values = new ArrayList<>();
    List<Map<String, Object>> errors = new ArrayList<>();
    for (String id : ids) {
      try {
        values.add(get(new Input(Map.of("SecretId", id))));
      } catch (SecretsException e) {
        errors.add(
            Map.of(
                "SecretId", id, "ErrorCode", e.type(), "Message", String.valueOf(e.getMessage())));
      }
    }
    answer.put("SecretValues", values);
    answer.put("Errors", errors);
    return answer;
  }

  private static Optional<String> versionId(Input input, String name) {
    return input.text(name, SHORTEST_TOKEN, LONGEST_TOKEN);
  }

  private static void checkStage(String stage) {
    if (stage.isEmpty() || stage.length() > MAX_STAGE) {
      throw SecretsException.invalidParameter("A staging label has 1 to 256 characters.");
    }
  }
}
