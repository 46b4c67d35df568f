package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Audience.Group;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.system.ApiClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every operation of a contract for every kind of caller. Requests are whole as to who sends them
 * and lack what would let them take effect, so that one cell does not change another.
 *
 * @param rows what whoever may call an operation is answered, by method and path
 * @param objects what stands for each parameter of a path, by its name, or by the path up to it
 *     where the name alone does not tell
 * @param owned the parameters whose objects only some callers see
 */
record AuthorizationMatrix(
    ApiClient client,
    ApiContract contract,
    Map<String, Integer> rows,
    List<Caller> callers,
    Map<String, String> objects,
    Set<String> owned) {

  /** A version that nothing has: it stops what asks for one, if only where it is given one. */
  private static final String STALE = "\"0\"";

  /** Reads rows: on each line a status, a method and a path. */
  static Map<String, Integer> rows(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(
            toMap(
                row -> row[1],
                row -> Integer.valueOf(row[0]),
                (first, second) -> {
                  throw new IllegalArgumentException("two rows of one operation");
                },
                LinkedHashMap::new));
  }

  Stream<DynamicContainer> cells() {
    return contract.operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation.toString(),
                    callers.stream()
                        .map(
                            caller ->
                                DynamicTest.dynamicTest(
                                    caller.name(), () -> check(operation, caller)))));
  }

  void assertThatNothingIsLeftOut() {
    assertThat(contract.operations())
        .hasSize(contract.operationIds())
        .extracting(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(rows.keySet());
    assertThat(contract.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.pathParameters())
                    .allSatisfy(name -> assertThat(object(operation, name)).isNotEmpty()));
  }

  private void check(Operation operation, Caller caller) {
    Answer answer = send(operation, caller, name -> object(operation, name));
    int expected = expected(operation, caller);
    assertThat(answer.status()).as(answer::toString).isEqualTo(expected);
    if (expected == 401) {
      assertThat(answer.header("www-authenticate").orElse("")).startsWith("Bearer");
    }
    if (answer.isOurs()) {
      assertThat(contract.violations(operation, answer.status(), answer.type(), answer.body()))
          .as(answer::toString)
          .isEmpty();
    } else {
      assertThat(answer.json()).containsOnlyKeys("message");
    }
    if (expected == 404) {
      Answer ofNothing = send(operation, caller, name -> otherThan(object(operation, name)));
      assertThat(answer.text("code")).isEqualTo(ofNothing.text("code"));
      assertThat(answer.text("detail")).isEqualTo(ofNothing.text("detail"));
    }
  }

  private Answer send(Operation operation, Caller caller, UnaryOperator<String> objects) {
    return client
        .showing(caller.credential())
        .send(
            operation.method(),
            operation.pathWith(objects),
            Map.of("content-type", "application/json", "if-match", STALE),
            operation.body().map(_ -> body(operation).getBytes(UTF_8)));
  }

  /** Where something would be made, nothing; where it is looked for, what lets it be looked for. */
  private static String body(Operation operation) {
    return operation.pathParameters().isEmpty()
        ? "{}"
        : operation.example().map(Object::toString).orElse("{}");
  }

  private int expected(Operation operation, Caller caller) {
    int passing = rows.getOrDefault(operation.toString(), 0);
    if (operation.audience() == Group.ANYONE) {
      return passing;
    }
    return switch (caller.standing()) {
      case NO_CREDENTIAL -> operation.audience() == Group.ANYONE_OR_USER ? passing : 401;
      case BAD_CREDENTIAL -> 401;
      case REFUSED -> 403;
      case KNOWN, ADMIN -> {
        if (!caller.belongsTo(operation.audience())) {
          yield 403;
        }
        yield !caller.ownsObjects() && operation.pathParameters().stream().anyMatch(owned::contains)
            ? 404
            : passing;
      }
    };
  }

  private String object(Operation operation, String parameter) {
    String path = operation.path();
    String placeholder = "{" + parameter + "}";
    String prefix = path.substring(0, path.indexOf(placeholder) + placeholder.length());
    String object = objects.getOrDefault(prefix, objects.get(parameter));
    if (object == null) {
      throw new IllegalStateException("no object stands for {" + parameter + "}");
    }
    return object;
  }

  /** Of the same form, and of nothing. */
  private static String otherThan(String object) {
    return object.substring(0, object.length() - 1) + (object.endsWith("0") ? "1" : "0");
  }
}
