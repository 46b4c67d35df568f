package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventsTest {

  /** The first word of a file's name tells which function takes it. */
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "store", "StoreFunction",
          "query", "QueryFunction",
          "statement", "StatementFunction",
          "sweeper", "SweeperFunction",
          "orders", "OrderEventsFunction",
          "forward", "EventForwarderFunction",
          "bulk", "BulkWorkerFunction",
          "authorizer", "AuthorizerFunction",
          "rotation", "SigningKeyRotationFunction",
          "grant", "GrantAdminFunction");

  private final TemplateFile sam = TemplateFile.sam();

  static Stream<Path> events() {
    return Repository.files("events", ".json").stream();
  }

  static Stream<Path> storeEvents() {
    return events().filter(file -> firstWord(file).equals("store"));
  }

  @Test
  void everyFunctionHasOne() {
    assertThat(events().map(SampleEventsTest::firstWord).map(FUNCTIONS::get))
        .doesNotContainNull()
        .containsAll(sam.resources("AWS::Serverless::Function").keySet());
  }

  @Test
  void everyFunctionIsExplained() {
    assertThat(Repository.read(Repository.resolve("docs/functions.md")))
        .contains(
            sam.resources("AWS::Serverless::Function").keySet().stream()
                .map("| `%s` |"::formatted)
                .toList());
  }

  @Test
  void everyRouteHasOne() {
    Set<String> routes =
        SamFunction.httpEvents(sam.resource("StoreFunction")).stream()
            .map(SamFunction::routeOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> sampled =
        storeEvents()
            .map(file -> read(file).get("routeKey").text().orElse(""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(sampled).isEqualTo(routes);
  }

  @Test
  void everyRouteOfTheQueryApiHasOne() {
    Set<String> routes =
        SamFunction.restEvents(sam.resource("QueryFunction")).stream()
            .map(SamFunction::routeOf)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> sampled =
        events()
            .filter(file -> firstWord(file).equals("query"))
            .map(SampleEventsTest::read)
            .map(event -> text(event, "httpMethod") + " " + text(event, "resource"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(sampled).isEqualTo(routes);
  }

  @ParameterizedTest
  @MethodSource("storeEvents")
  void aStoreEventAgreesWithItself(Path file) {
    Node event = read(file);
    Node context = event.get("requestContext");
    assertThat(event.get("version").text()).contains("2.0");
    assertThat(context.get("routeKey")).isEqualTo(event.get("routeKey"));
    assertThat(context.get("http").get("path")).isEqualTo(event.get("rawPath"));
    assertThat(event.get("isBase64Encoded").text()).contains("false");

    String route = event.get("routeKey").text().orElseThrow();
    if (!route.equals("$default")) {
      String concrete =
          Pattern.compile("\\{(\\w+)}")
              .matcher(route)
              .replaceAll(name -> value(event, name.group(1)));
      assertThat(context.get("http").get("method").text().orElseThrow() + " " + path(event))
          .isEqualTo(concrete);
    }
  }

  @ParameterizedTest
  @MethodSource("storeEvents")
  void anAuthorizersContextComesWithTheRoutesThatHaveOne(Path file) {
    Node event = read(file);
    String route = event.get("routeKey").text().orElseThrow();
    boolean isPublic =
        SamFunction.httpEvents(sam.resource("StoreFunction")).stream()
            .filter(declared -> SamFunction.routeOf(declared).equals(route))
            .anyMatch(declared -> declared.get("Auth").get("Authorizer").isPresent());
    Map<String, Node> principal =
        event.get("requestContext").get("authorizer").get("lambda").entries();
    assertThat(principal.isEmpty()).isEqualTo(isPublic);
    assertThat(principal.values()).allMatch(value -> value.value() instanceof String);
  }

  @ParameterizedTest
  @MethodSource("events")
  void noneHoldsACredential(Path file) {
    List<String> credentials =
        Stream.of("eyJ[A-Za-z0-9_-]{10,}", "AKIA[0-9A-Z]{16}", "BEGIN [A-Z ]*PRIVATE KEY")
            .map(Pattern::compile)
            .map(pattern -> pattern.matcher(Repository.read(file)))
            .filter(Matcher::find)
            .map(Matcher::group)
            .toList();
    assertThat(credentials).isEmpty();
  }

  private static String text(Node event, String name) {
    return event.get(name).text().orElseThrow();
  }

  private static String path(Node event) {
    return event.get("rawPath").text().orElseThrow();
  }

  private static String value(Node event, String parameter) {
    return event.get("pathParameters").get(parameter).text().orElseThrow();
  }

  private static String firstWord(Path file) {
    return file.getFileName().toString().split("[-.]", 2)[0];
  }

  /** JSON is YAML. */
  private static Node read(Path file) {
    return new Node(CloudFormationYaml.read(Repository.read(file)));
  }
}
