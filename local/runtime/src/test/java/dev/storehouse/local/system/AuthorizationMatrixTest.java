package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.HttpStore.Answer;
import dev.storehouse.local.system.Operation.Access;
import dev.storehouse.local.system.People.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the contract for every kind of caller. Requests are whole as to who sends them
 * and lack what would let them take effect, so that one cell does not change another.
 */
@ExtendWith(SystemExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {

  /** What a caller's credential proves. */
  private enum Standing {
    NO_CREDENTIAL,
    BAD_CREDENTIAL,
    DISABLED,
    USER,
    ADMIN
  }

  private record Caller(Standing standing, Optional<String> token) {}

  private final HttpStore store;
  private final ApiContract contract;
  private final Map<String, Caller> callers = new LinkedHashMap<>();
  private final Map<String, String> objects;

  AuthorizationMatrixTest(LocalSystem system) {
    store = HttpStore.at(system.storeUrl());
    contract = ApiContract.of(store);
    People people = new People(system);
    Person admin = people.admin();
    Person owner = people.someone();
    objects = objects(owner, admin);
    callers.put("none", new Caller(Standing.NO_CREDENTIAL, Optional.empty()));
    addBadCredentials(new TokenForge(system), owner);
    put("logged out", Standing.BAD_CREDENTIAL, loggedOut(people.someone()));
    put("disabled", Standing.DISABLED, disabled(people.someone(), admin));
    put("user", Standing.USER, owner.accessToken());
    put("other user", Standing.USER, people.someone().accessToken());
    put("admin", Standing.ADMIN, admin.accessToken());
  }

  private void addBadCredentials(TokenForge forge, Person owner) {
    Person before =
        new Person(owner.userId(), owner.version() - 1, owner.email(), "unused", "unused");
    Person nobody = new Person("usr_nobody", 1, "nobody@example.com", "unused", "unused");
    put("expired", Standing.BAD_CREDENTIAL, forge.expired(owner));
    put("bad signature", Standing.BAD_CREDENTIAL, TokenForge.withBadSignature(forge.good(owner)));
    put("alg none", Standing.BAD_CREDENTIAL, TokenForge.unsigned(forge.good(owner)));
    put("wrong audience", Standing.BAD_CREDENTIAL, forge.forOtherAudience(owner));
    put("wrong issuer", Standing.BAD_CREDENTIAL, forge.ofOtherIssuer(owner));
    put("superseded", Standing.BAD_CREDENTIAL, forge.good(before));
    put("unknown user", Standing.BAD_CREDENTIAL, forge.good(nobody));
    put("no token", Standing.BAD_CREDENTIAL, "opaque");
    put("forged well", Standing.USER, forge.good(owner));
  }

  private void put(String name, Standing standing, String token) {
    callers.put(name, new Caller(standing, Optional.of(token)));
  }

  private String loggedOut(Person person) {
    store
        .post("/auth/logout", Map.of(), Map.of("refresh_token", person.refreshToken()))
        .expect(204);
    return person.accessToken();
  }

  private String disabled(Person person, Person admin) {
    store
        .as(admin.accessToken())
        .patch("/users/" + person.userId(), Map.of("status", "disabled"))
        .expect(200);
    return person.accessToken();
  }

  /** What stands for each parameter of a path; a parameter of another name needs an entry here. */
  private Map<String, String> objects(Person owner, Person admin) {
    String productId =
        store
            .as(admin.accessToken())
            .post(
                "/products",
                Map.of(),
                Map.of("name", "Matrix", "category", "tests", "price", "1", "stock", 1))
            .expect(201)
            .text("product_id");
    Answer order =
        store
            .as(owner.accessToken())
            .post(
                "/orders",
                Map.of("idempotency-key", UUID.randomUUID().toString()),
                Map.of("items", List.of(Map.of("product_id", productId, "quantity", 1))))
            .expect(201);
    return Map.of(
        "product_id", productId, "order_id", order.text("order_id"), "user_id", owner.userId());
  }

  @TestFactory
  Stream<DynamicContainer> everyOperation() {
    return contract.operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation.toString(),
                    callers.entrySet().stream()
                        .map(
                            caller ->
                                DynamicTest.dynamicTest(
                                    caller.getKey(),
                                    () -> check(operation, caller.getKey(), caller.getValue())))));
  }

  @Test
  void noOperationIsLeftOut() {
    assertThat(contract.operations()).hasSize(contract.operationIds()).hasSizeGreaterThan(20);
  }

  private void check(Operation operation, String name, Caller caller) {
    Answer answer = send(operation, caller);
    switch (expected(operation.access(), caller.standing())) {
      case 401 -> {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate").orElse("")).startsWith("Bearer");
      }
      case 403 -> assertThat(answer.status()).isEqualTo(403);
      default -> {
        if (name.equals("other user") && operation.pathParameters().contains("order_id")) {
          assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(answer.status()).isNotIn(401, 403, 405).isLessThan(500);
      }
    }
    if (answer.isOfFunction()) {
      assertThat(contract.violations(operation, answer)).as(answer::toString).isEmpty();
    } else {
      assertThat(answer.json()).containsOnlyKeys("message");
    }
  }

  private Answer send(Operation operation, Caller caller) {
    HttpStore client = caller.token().map(store::as).orElse(store);
    return client.send(
        operation.method(),
        operation.pathWith(this::object),
        Map.of("content-type", "application/json"),
        operation.body().map(_ -> "{}".getBytes(UTF_8)));
  }

  private String object(String parameter) {
    String object = objects.get(parameter);
    if (object == null) {
      throw new IllegalStateException("no object stands for {" + parameter + "}");
    }
    return object;
  }

  /** 401, 403, or 0 for neither. */
  private static int expected(Access access, Standing standing) {
    return switch (access) {
      case ANYONE -> 0;
      case ANYONE_OR_USER ->
          switch (standing) {
            case BAD_CREDENTIAL -> 401;
            case DISABLED -> 403;
            case NO_CREDENTIAL, USER, ADMIN -> 0;
          };
      case USER ->
          switch (standing) {
            case NO_CREDENTIAL, BAD_CREDENTIAL -> 401;
            case DISABLED -> 403;
            case USER, ADMIN -> 0;
          };
      case ADMIN ->
          switch (standing) {
            case NO_CREDENTIAL, BAD_CREDENTIAL -> 401;
            case DISABLED, USER -> 403;
            case ADMIN -> 0;
          };
    };
  }
}
