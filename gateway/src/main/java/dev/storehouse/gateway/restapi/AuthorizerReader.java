package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.FunctionNames;
import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the Lambda authorizers under {@code Auth} of a REST API, and which one stands where. */
final class AuthorizerReader {

  /** "LambdaRequestAuthorizationIdentity", AWS SAM developer guide. */
  private static final int DEFAULT_SECONDS = 300;

  private static final String NONE = "NONE";

  private final Section auth;
  private final Map<String, AuthorizerSettings> authorizers = new LinkedHashMap<>();

  AuthorizerReader(Section auth) {
    this.auth = auth;
    auth.section("Authorizers")
        .sections()
        .forEach((name, section) -> authorizers.put(name, authorizer(name, section)));
  }

  /** That of an event with this {@code Auth}: its own, else the API's default. */
  Optional<AuthorizerSettings> of(Section own) {
    return own.value("Authorizer").isPresent() ? named(own, "Authorizer") : byDefault();
  }

  /** That of every method which says nothing else. */
  Optional<AuthorizerSettings> byDefault() {
    return named(auth, "DefaultAuthorizer");
  }

  private Optional<AuthorizerSettings> named(Section section, String property) {
    return section
        .optionalText(property)
        .filter(name -> !name.equals(NONE))
        .map(
            name ->
                Optional.ofNullable(authorizers.get(name))
                    .orElseThrow(
                        () ->
                            new TemplateException(
                                section.path() + "." + property, "no such authorizer: " + name)));
  }

  private static AuthorizerSettings authorizer(String name, Section authorizer) {
    if (!authorizer.optionalText("FunctionPayloadType").orElse("TOKEN").equals("REQUEST")) {
      throw new TemplateException(
          authorizer.path(), "only Lambda authorizers of the type REQUEST are emulated");
    }
    Section identity = authorizer.section("Identity");
    List<IdentitySource> sources = IdentitySource.read(identity);
    int seconds = identity.optionalInteger("ReauthorizeEvery").orElse(DEFAULT_SECONDS);
    if (seconds > 0 && sources.isEmpty()) {
      throw new TemplateException(
          identity.path(), "an authorizer whose answers are kept needs an identity source");
    }
    return new AuthorizerSettings(
        name,
        FunctionNames.of(authorizer.text("FunctionArn")),
        sources,
        Duration.ofSeconds(seconds));
  }
}
