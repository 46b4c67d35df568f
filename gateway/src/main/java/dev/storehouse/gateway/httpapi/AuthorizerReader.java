package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.FunctionNames;
import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the Lambda authorizers under {@code Auth} of an HTTP API ("LambdaAuthorizer", AWS SAM). */
final class AuthorizerReader {

  private final Section auth;

  AuthorizerReader(Section auth) {
    this.auth = auth;
  }

  Map<String, AuthorizerSettings> read() {
    Map<String, AuthorizerSettings> authorizers = new LinkedHashMap<>();
    auth.section("Authorizers")
        .sections()
        .forEach((name, section) -> authorizers.put(name, authorizer(name, section)));
    return authorizers;
  }

  private static AuthorizerSettings authorizer(String name, Section authorizer) {
    if (!authorizer.text("AuthorizerPayloadFormatVersion").equals("2.0")
        || !authorizer.flag("EnableSimpleResponses", false)) {
      throw new TemplateException(
          authorizer.path(), "only payload format 2.0 with simple responses is emulated");
    }
    Section identity = authorizer.section("Identity");
    return new AuthorizerSettings(
        name,
        FunctionNames.of(authorizer.text("FunctionArn")),
        IdentitySource.read(identity),
        Duration.ofSeconds(identity.optionalInteger("ReauthorizeEvery").orElse(0)));
  }
}
