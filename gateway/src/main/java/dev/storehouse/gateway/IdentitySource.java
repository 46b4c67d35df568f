package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a Lambda authorizer finds part of an identity. */
public sealed interface IdentitySource {

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
