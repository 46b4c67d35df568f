package dev.storehouse.store;

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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Router, {@code template.yaml} and {@code openapi.json} describe one and the same API. */
@ExtendWith(AwsExtension.class)
class ContractTest {

  private final Map<String, Route> routes;
  private final Map<String, Map<?, ?>> events = new TreeMap<>();
  private final ApiContract contract;

  ContractTest(AwsSandbox aws) {
    routes =
        new StoreModule(new Environment(aws.environment("StoreFunction")))
            .routes().stream().collect(Collectors.toMap(Route::toString, Function.identity()));
    contract =
        ApiContract.parse(
            StoreClient.of(aws).get("/openapi.json").expect(200).response().getBody());
    Map<?, ?> properties = aws.stack().resource("StoreFunction").properties().values();
    map(properties, "Events")
        .values()
        .forEach(
            event -> {
              Map<?, ?> settings = map((Map<?, ?>) event, "Properties");
              // An event without a path is the catch-all route.
              if (settings.containsKey("Path")) {
                events.put(
                    String.valueOf(settings.get("Method")).toUpperCase(Locale.ROOT)
                        + " "
                        + settings.get("Path"),
                    settings);
              }
            });
  }

  @Test
  void theRoutesAreTheSame() {
    assertThat(contract.operations())
        .extracting(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(routes.keySet());
    assertThat(events.keySet()).isEqualTo(routes.keySet());
  }

  @Test
  void whoMayCallIsTheSame() {
    Map<String, Access> documented = DocumentedAccess.of(contract);
    assertThat(documented.values())
        .as("the store knows no scope")
        .noneMatch(Access.Scoped.class::isInstance);
    Map<String, Access> implemented = new HashMap<>();
    routes.forEach((name, route) -> implemented.put(name, route.access()));
    assertThat(documented).isEqualTo(implemented);

    events.forEach(
        (name, settings) -> {
          boolean open = Set.of(Access.PUBLIC, Access.OPTIONAL).contains(implemented.get(name));
          Object auth = settings.get("Auth");
          boolean unguarded = auth instanceof Map<?, ?> map && "NONE".equals(map.get("Authorizer"));
          assertThat(unguarded).as(name).isEqualTo(open);
        });
  }

  @Test
  void everyReferenceInTheDocumentLeadsSomewhere() {
    assertThat(contract.references()).isNotEmpty().allMatch(contract::resolves);
  }

  private static Map<?, ?> map(Map<?, ?> parent, String name) {
    return (Map<?, ?>) parent.get(name);
  }
}
