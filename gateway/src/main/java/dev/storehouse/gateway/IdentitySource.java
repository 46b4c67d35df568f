package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a Lambda authorizer finds part of an identity. */
public sealed interface IdentitySource {

  /**
   * Those under an authorizer's {@code Identity} ("LambdaAuthorizationIdentity", AWS SAM).
   *
   * @throws TemplateException if one is of a kind that is not emulated
   */
  static List<IdentitySource> read(Section identity) {
    for (String unsupported : List.of("Context", "StageVariables")) {
      if (!identity.texts(unsupported).isEmpty()) {
        throw new TemplateException(
            identity.path() + "." + unsupported, "is not emulated as an identity source");
      }
    }
    List<IdentitySource> sources = new ArrayList<>();
    identity.texts("Headers").stream().map(OfHeader::new).forEach(sources::add);
    identity.texts("QueryStrings").stream().map(OfQuery::new).forEach(sources::add);
    return sources;
  }

  /** The values in a request, in this order; empty if one of them is missing. */
  static Optional<List<String>> identity(List<IdentitySource> sources, HttpRequest request) {
    List<String> values =
        sources.stream().map(source -> source.valueIn(request)).flatMap(Optional::stream).toList();
    return Optional.of(values).filter(found -> found.size() == sources.size());
  }

  /** A header field, whatever its case; several are joined with commas. */
  record OfHeader(String name) implements IdentitySource {}

  /** A parameter of the query, in this very case. */
  record OfQuery(String name) implements IdentitySource {}

  /** The value in a request; empty if it is missing or blank. */
  default Optional<String> valueIn(HttpRequest request) {
    List<String> values =
        switch (this) {
          case OfHeader(String name) ->
              request.headers().stream()
                  .filter(header -> header.is(name))
                  .map(Header::value)
                  .toList();
          case OfQuery(String name) ->
              QueryString.parse(request.query()).parameters().getOrDefault(name, List.of());
        };
    return Optional.of(values.stream().collect(Collectors.joining(",")))
        .filter(value -> !value.isBlank());
  }
}
