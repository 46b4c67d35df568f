package dev.storehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.contract.DocumentedAccess;
import dev.storehouse.http.Access;
import dev.storehouse.http.Route;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.shared.config.Environment;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Router, {@code template.yaml} and {@code openapi.json} describe one and the same query API. */
@ExtendWith(AwsExtension.class)
class QueryContractTest {

  private final Map<String, Route> routes;
  private final Set<String> events = new TreeSet<>();
  private final ApiContract contract;

  QueryContractTest(AwsSandbox aws) {
    routes =
        new QueryModule(new Environment(aws.environment("QueryFunction")))
            .routes().stream().collect(Collectors.toMap(Route::toString, Function.identity()));
    contract = ApiContract.parse(QueryClient.of(aws).get("/v1/openapi.json").expect(200).body());
    map(aws.stack().resource("QueryFunction").properties().values(), "Events")
        .values()
        .forEach(
            event -> {
              Map<?, ?> settings = map((Map<?, ?>) event, "Properties");
              events.add(
                  String.valueOf(settings.get("Method")).toUpperCase(Locale.ROOT)
                      + " "
                      + settings.get("Path"));
            });
  }

  @Test
  void theRoutesAreTheSame() {
    assertThat(contract.operations())
        .extracting(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(routes.keySet());
    assertThat(events).containsAll(routes.keySet());
  }

  @Test
  void whoMayCallIsTheSame() {
    Map<String, Access> documented = DocumentedAccess.of(contract);
    Map<String, Access> implemented = new HashMap<>();
    routes.forEach((name, route) -> implemented.put(name, route.access()));
    assertThat(documented).isEqualTo(implemented);
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() {
    assertThat(contract.references()).isNotEmpty().allMatch(contract::resolves);
  }

  private static Map<?, ?> map(Map<?, ?> parent, String name) {
    return (Map<?, ?>) parent.get(name);
  }
}
