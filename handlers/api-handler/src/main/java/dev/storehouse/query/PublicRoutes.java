package dev.storehouse.query;

import dev.storehouse.http.Access;
import dev.storehouse.http.ContractFile;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What anyone may ask of the query API itself: its health and its contract. */
final class PublicRoutes {

  private static final String CONTRACT = ContractFile.read(PublicRoutes.class);

  private PublicRoutes() {}

  static List<Route> routes() {
    return List.of(
        Route.get("/v1/health", Access.PUBLIC, request -> Response.ok(Map.of("status", "ok"))),
        Route.get(
            "/v1/openapi.json",
            Access.PUBLIC,
            request ->
                new Response(200, Map.of("Content-Type", "application/json"), Optional.of(CONTRACT))
                    .with("Cache-Control", "public, max-age=300")));
  }
}
