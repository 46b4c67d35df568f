package dev.storehouse.local.aws.secrets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A secret as the file holds it. */
final class SecretRecord {

  private static final int ANY = Integer.MAX_VALUE;

  private SecretRecord() {}

  static Map<String, Object> write(Secret secret) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("ARN", secret.arn);
    text.put("Name", secret.name);
    secret.description.ifPresent(value -> text.put("Description", value));
    secret.kmsKeyId.ifPresent(value -> text.put("KmsKeyId", value));
    secret.rotation.ifPresent(
        rotation -> {
          text.put("RotationLambdaARN", rotation.function());
          text.put("RotationRules", rotation.rules());
        });
    text.put("Tags", secret.tags);
    text.put("CreatedDate", secret.created.toString());
    text.put("LastChangedDate", secret.changed.toString());
    putInstant(text, "LastAccessedDate", secret.accessed);
    putInstant(text, "LastRotatedDate", secret.rotated);
    putInstant(text, "DeletedDate", secret.deleted);
    text.put("Versions", secret.versions.all().stream().map(SecretRecord::write).toList());
    return text;
  }

  static Secret read(Input text) {
    Secret secret =
        new Secret(
            text.required("ARN", 1, ANY),
            text.required("Name", 1, ANY),
            Instant.parse(text.required("CreatedDate", 1, ANY)),
            text.objects("Versions", ANY).stream().map(SecretRecord::version).toList());
    secret.description = text.text("Description", 0, ANY);
    secret.kmsKeyId = text.text("KmsKeyId", 0, ANY);
    secret.rotation =
        text.text("RotationLambdaARN", 0, ANY)
            .map(
                function ->
                    new Secret.Rotation(
                        function,
                        text.object("RotationRules").map(Input::members).orElse(Map.of())));
    text.object("Tags")
        .ifPresent(
            tags ->
                tags.members()
                    .keySet()
                    .forEach(key -> secret.tags.put(key, tags.required(key, 0, ANY))));
    secret.changed = Instant.parse(text.required("LastChangedDate", 1, ANY));
    secret.accessed = instant(text, "LastAccessedDate");
    secret.rotated = instant(text, "LastRotatedDate");
    secret.deleted = instant(text, "DeletedDate");
    return secret;
  }

  private static Map<String, Object> write(SecretVersion version) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("VersionId", version.id());
    text.put("CreatedDate", version.created().toString());
    text.put("VersionStages", List.copyOf(version.stages()));
    version
        .value()
        .map(SecretValue::member)
        .ifPresent(member -> text.put(member.getKey(), member.getValue()));
    return text;
  }

  private static SecretVersion version(Input text) {
    Optional<SecretValue> value = SecretValue.of(text);
    return new SecretVersion(
        text.required("VersionId", 1, ANY),
        Instant.parse(text.required("CreatedDate", 1, ANY)),
        value,
        new TreeSet<>(text.texts("VersionStages", ANY)));
  }

  private static void putInstant(Map<String, Object> text, String name, @Nullable Instant instant) {
    if (instant != null) {
      text.put(name, instant.toString());
    }
  }

  private static @Nullable Instant instant(Input text, String name) {
    return text.text(name, 1, ANY).map(Instant::parse).orElse(null);
  }
}
