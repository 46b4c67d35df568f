package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.system.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Sends wrong requests over every operation of an API, and holds the answers to its contract. */
final class Fuzzer {

  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final int REPORTED = 20;

  /** What a gateway answers of its own accord. */
  private static final Set<Integer> OF_GATEWAY = Set.of(400, 401, 403, 413, 429, 431);

  private final FuzzTarget target;
  private final ApiContract contract;

  Fuzzer(FuzzTarget target) {
    this.target = target;
    this.contract = target.contract();
  }

  /** Sends so many, each operation in its turn. */
  void run(int requests) {
    List<Operation> operations = contract.operations();
    RequestGenerator generator = new RequestGenerator(contract, target.objects(), target.cursors());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < requests && failures.size() < REPORTED; i++) {
      Random random = new Random(SEED + i);
      FuzzedRequest request = generator.next(operations.get(i % operations.size()), random);
      Answer answer =
          target
              .caller(request.operation(), random)
              .send(request.method(), request.target(), request.headers(), request.body());
      for (String violation : violations(request, answer)) {
        failures.add(
            "%n%s: %s%n  %s%n  %s".formatted(request.operation(), violation, request, answer));
      }
      target.replaceWhatIsGone(request, answer);
    }
    assertThat(failures).as("storehouse.fuzz.seed=%d", SEED).isEmpty();
  }

  private List<String> violations(FuzzedRequest request, Answer answer) {
    if (answer.status() >= 500) {
      return List.of("status " + answer.status());
    }
    boolean isHead = request.method().equals("HEAD");
    if (!answer.isOurs()) {
      return isOfGateway(request, answer) ? List.of() : List.of("not what a gateway answers");
    }
    if (request.isOfOperation()) {
      return contract.violations(
          request.operation(), answer.status(), answer.type(), answer.body());
    }
    return answer.status() >= 400 && !isHead
        ? contract.violationsOfProblem(answer.type(), answer.body())
        : List.of();
  }

  private static boolean isOfGateway(FuzzedRequest request, Answer answer) {
    boolean isPreflight =
        request.method().equals("OPTIONS")
            && answer.header("access-control-allow-methods").isPresent();
    return isPreflight
        ? answer.status() == 200
        : OF_GATEWAY.contains(answer.status())
            && (request.method().equals("HEAD")
                || answer.body().matches("\\{\"message\":\"[A-Za-z ]+\"}"));
  }
}
