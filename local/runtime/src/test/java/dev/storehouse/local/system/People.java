package dev.storehouse.local.system;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.Identity;
import dev.storehouse.local.system.ApiClient.Answer;
import java.util.Map;
import java.util.UUID;

/** Makes users through the public API, and logs them in. */
final class People {

  static final String PASSWORD = "correct horse battery staple";

  private final LocalSystem system;
  private final ApiClient store;

  People(LocalSystem system) {
    this.system = system;
    this.store = ApiClient.at(system.storeUrl());
  }

  /**
   * Someone who has registered and logged in.
   *
   * @param version of their credentials, {@code ver} of their tokens
   */
  record Person(
      String userId, long version, String email, String accessToken, String refreshToken) {}

  /** A new user. */
  Person someone() {
    String email = UUID.randomUUID() + "@example.com";
    store
        .post("/auth/register", Map.of(), Map.of("email", email, "password", PASSWORD))
        .expect(201);
    return loggedIn(new Identity(email, PASSWORD));
  }

  /** The administrator of the demo data. */
  Person admin() {
    return loggedIn(system.identities().admin());
  }

  /** Someone made here, after another login. */
  Person again(Person person) {
    return loggedIn(new Identity(person.email(), PASSWORD));
  }

  /** The same person, whose access token is no good any more. */
  Person loggedOut(Person person) {
    store
        .post("/auth/logout", Map.of(), Map.of("refresh_token", person.refreshToken()))
        .expect(204);
    return person;
  }

  /** The same person, whom the administrator has shut out. */
  Person disabled(Person person) {
    store
        .as(admin().accessToken())
        .patch("/users/" + person.userId(), Map.of("status", "disabled"))
        .expect(200);
    return person;
  }

  /** Someone there was before, after a login. */
  Person loggedIn(Identity identity) {
    Answer tokens = store.post("/auth/login", Map.of(), identity.fields()).expect(200);
    DecodedJWT token = JWT.decode(tokens.text("access_token"));
    return new Person(
        token.getSubject(),
        token.getClaim("ver").asLong(),
        identity.email(),
        token.getToken(),
        tokens.text("refresh_token"));
  }
}
