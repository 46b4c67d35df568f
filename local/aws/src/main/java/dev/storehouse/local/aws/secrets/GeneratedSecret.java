package dev.storehouse.local.aws.secrets;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GenerateSecretString}: a random password, alone or as a member of a JSON object.
 *
 * <p>Rules: AWS CloudFormation Template Reference, "AWS::SecretsManager::Secret
 * GenerateSecretString".
 */
final class GeneratedSecret {

  private static final String LENGTH = "PasswordLength";
  private static final String EXCLUDED = "ExcludeCharacters";
  private static final String KEY = "GenerateStringKey";
  private static final String TEMPLATE = "SecretStringTemplate";
  private static final Set<String> TEXTS = Set.of(EXCLUDED, KEY, TEMPLATE);

  private GeneratedSecret() {}

  static String text(Section rules) {
    String password = RandomPasswords.password(new Input(request(rules)));
    Optional<String> key = rules.optionalText(KEY);
    if (key.isEmpty()) {
      return password;
    }
    Map<String, Object> object = new LinkedHashMap<>(template(rules));
    object.put(key.get(), password);
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> request(Section rules) {
    Map<String, Object> request = new LinkedHashMap<>();
    rules.optionalInteger(LENGTH).ifPresent(length -> request.put(LENGTH, length));
    rules.optionalText(EXCLUDED).ifPresent(characters -> request.put(EXCLUDED, characters));
    rules.names().stream()
        .filter(name -> !TEXTS.contains(name) && !name.equals(LENGTH))
        .forEach(name -> request.put(name, rules.flag(name, false)));
    return request;
  }

  private static Map<String, Object> template(Section rules) {
    try {
      return Json.readObject(rules.text(TEMPLATE).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TemplateException(
          rules.path() + "." + TEMPLATE, "is not a JSON object: " + e.getMessage());
    }
  }
}
