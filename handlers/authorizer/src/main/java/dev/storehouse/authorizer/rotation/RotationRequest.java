package dev.storehouse.authorizer.rotation;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rotation function is asked to do. Immutable. */
sealed interface RotationRequest {

  /**
   * From Secrets Manager: one step of a rotation.
   *
   * @param versionId the version being made, which Secrets Manager calls ClientRequestToken
   */
  record Rotate(RotationStep step, String secretId, String versionId) implements RotationRequest {}

  /** From an operator: withdraw a key at once. */
  record Revoke(String kid) implements RotationRequest {}

  /**
   * Reads {@code {"Step","SecretId","ClientRequestToken"}} or {@code {"Step":"revoke","Kid"}}.
   *
   * @throws IllegalArgumentException if it is neither; the message says what is wrong
   */
  static RotationRequest parse(String json) {
    Map<String, @Nullable Object> event = read(json);
    String step = text(event, "Step");
    if (step.equals("revoke")) {
      return new Revoke(text(event, "Kid"));
    }
    return new Rotate(
        RotationStep.ofWireName(step)
            .orElseThrow(() -> new IllegalArgumentException("unknown Step: " + step)),
        text(event, "SecretId"),
        text(event, "ClientRequestToken"));
  }

  private static Map<String, @Nullable Object> read(String json) {
    try {
      return Json.readObject(json);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not a rotation event: " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, @Nullable Object> event, String name) {
    if (event.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("the event lacks " + name);
  }
}
