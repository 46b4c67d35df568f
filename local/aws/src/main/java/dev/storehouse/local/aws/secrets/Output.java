package dev.storehouse.local.aws.secrets;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of answers. */
final class Output {

  private Output() {}

  static Map<String, Object> identity(Secret secret) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ARN", secret.arn);
    body.put("Name", secret.name);
    return body;
  }

  static Map<String, Object> identity(Secret secret, String versionId) {
    Map<String, Object> body = identity(secret);
    body.put("VersionId", versionId);
    return body;
  }

  static Map<String, Object> value(Secret secret, SecretVersion version) {
    Map<String, Object> body = identity(secret, version.id());
    version
        .value()
        .map(SecretValue::member)
        .ifPresent(member -> body.put(member.getKey(), member.getValue()));
    body.put("VersionStages", List.copyOf(version.stages()));
    body.put("CreatedDate", seconds(version.created()));
    return body;
  }

  /**
   * @param stagesMember what the labels are called: DescribeSecret and ListSecrets differ
   */
  static Map<String, Object> description(Secret secret, String stagesMember) {
    Map<String, Object> body = identity(secret);
    secret.description.ifPresent(text -> body.put("Description", text));
    secret.kmsKeyId.ifPresent(key -> body.put("KmsKeyId", key));
    secret.rotation.ifPresent(
        rotation -> {
          body.put("RotationEnabled", true);
          body.put("RotationLambdaARN", rotation.function());
          body.put("RotationRules", rotation.rules());
        });
    putSeconds(body, "LastRotatedDate", secret.rotated);
    putSeconds(body, "LastChangedDate", secret.changed);
    putSeconds(
        body,
        "LastAccessedDate",
        secret.accessed == null ? null : secret.accessed.truncatedTo(ChronoUnit.DAYS));
    putSeconds(body, "DeletedDate", secret.deleted);
    body.put("Tags", tags(secret));
    body.put(stagesMember, secret.versions.stages());
    body.put("CreatedDate", seconds(secret.created));
    return body;
  }

  /** Seconds since the epoch, as the JSON protocol writes times. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private static List<Map<String, String>> tags(Secret secret) {
    return secret.tags.entrySet().stream()
        .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
        .toList();
  }

  private static void putSeconds(Map<String, Object> body, String name, @Nullable Instant instant) {
    if (instant != null) {
      body.put(name, seconds(instant));
    }
  }
}
