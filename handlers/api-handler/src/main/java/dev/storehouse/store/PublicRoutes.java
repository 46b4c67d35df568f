package dev.storehouse.store;

import dev.storehouse.http.Access;
import dev.storehouse.http.ContractFile;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.keys.Jwks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What anyone may ask of the store itself: its health, its contract, its public keys. */
final class PublicRoutes {

  private static final String CONTRACT = ContractFile.read(PublicRoutes.class);

  private final Jwks jwks;

  PublicRoutes(Jwks jwks) {
    this.jwks = jwks;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health", Access.PUBLIC, request -> Response.ok(Map.of("status", "ok"))),
        Route.get(
            "/openapi.json",
            Access.PUBLIC,
            request -> cacheable("application/json", CONTRACT, 300)),
        Route.get(
            "/.well-known/jwks.json",
            Access.PUBLIC,
            request -> cacheable("application/json", jwks.document(), 60)));
  }

  private static Response cacheable(String contentType, String body, int seconds) {
    return new Response(200, Map.of("Content-Type", contentType), Optional.of(body))
        .with("Cache-Control", "public, max-age=" + seconds);
  }
}
