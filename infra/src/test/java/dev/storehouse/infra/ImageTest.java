package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.lambda.RuntimeApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The image's files, laid out as its Dockerfile says, and its entry point as Lambda and ECS start
 * it. The files are there from the phase {@code package} on. What a base image adds is not tested:
 * the JVM is that of the build.
 */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTest {

  /** An event that a function can answer where nothing has been stored, and what it then says. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "StoreFunction", List.of("store-health", "\"statusCode\":200"),
          "QueryFunction", List.of("query-health", "\"statusCode\":200"),
          "AuthorizerFunction", List.of("authorizer-http", "\"isAuthorized\":"),
          "OrderEventsFunction", List.of("orders-order-placed", "\"batchItemFailures\":"));

  /** What {@code migrate} ends with where no database answers. */
  private static final int NO_CONNECTION = 69;

  private final AwsSandbox aws;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path root = Path.of("");

  ImageTest(AwsSandbox aws) {
    this.aws = aws;
  }

  static Stream<String> functions() {
    return TemplateFile.sam().resources("AWS::Serverless::Function").keySet().stream();
  }

  @BeforeAll
  void build(@TempDir Path directory) throws Exception {
    root = directory;
    Dockerfile dockerfile = Dockerfile.read();
    dockerfile
        .sources()
        .forEach(
            source ->
                assumeTrue(Files.exists(source), () -> source + " is made by ./mvnw package"));
    dockerfile.layOut(root);
    try (Container training = Container.start(root, dockerfile.training(), Map.of())) {
      assertThat(training.await(line -> line.startsWith("train: store-read-product: ")))
          .contains("\"statusCode\":200");
      assertThat(training.process().onExit().get(5, TimeUnit.MINUTES).exitValue())
          .as(() -> training.lines().toString())
          .isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void eachFunctionStartsOnLambda(String function) throws Exception {
    start(function, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StoreFunction", "QueryFunction", "AuthorizerFunction"})
  void theFunctionsThatSomebodyWaitsForStartFromTheirCache(String function) throws Exception {
    assertThat(start(function, "-Xlog:aot"))
        .anyMatch(line -> line.contains("Using AOT-linked classes: true"));
  }

  @Test
  void aCacheThatDoesNotFitKeepsNoFunctionFromStarting() throws Exception {
    assertThat(start("StoreFunction", "--add-opens=java.base/java.lang=ALL-UNNAMED"))
        .anyMatch(line -> line.contains("[error][aot]"));
  }

  @Test
  void aCacheThatIsNotNewerThanEachJarIsNotTried() throws Exception {
    Path jar;
    try (Stream<Path> jars = Files.list(root.resolve("opt/storehouse/application"))) {
      jar =
          jars.filter(file -> file.getFileName().toString().startsWith("shared-"))
              .findAny()
              .orElseThrow();
    }
    FileTime time = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    try {
      assertThat(start("StoreFunction", "-Xlog:aot")).noneMatch(line -> line.contains(".aot"));
    } finally {
      Files.setLastModifiedTime(jar, time);
    }
  }

  /** Has a function answer its event, if it has one. */
  private List<String> start(String function, String options) throws Exception {
    String handler =
        TemplateFile.sam().resource(function).get("Properties").get("Handler").text().orElseThrow();
    try (RuntimeApi lambda = new RuntimeApi()) {
      Map<String, String> variables = variables(function, lambda);
      variables.put("JAVA_OPTIONS", options);
      try (Container container = Container.start(root, List.of(handler), variables)) {
        container.process().onExit().thenRun(() -> lambda.fail("ended: " + container.lines()));
        lambda.awaitReady();
        List<String> answer = ANSWERS.getOrDefault(function, List.of());
        if (!answer.isEmpty()) {
          Path event = Repository.resolve("events/%s.json".formatted(answer.getFirst()));
          assertThat(lambda.invoke(Repository.read(event))).contains(answer.getLast());
        }
        return container.lines();
      }
    }
  }

  @Test
  void theServiceAnswersForBothApisUntilItIsToldToStop() throws Exception {
    try (Container container = Container.start(root, List.of(), settings())) {
      String ready = container.await(line -> line.contains("\"ready\""));
      String port = ready.replaceAll(".*\"port\":(\\d+).*", "$1");
      assertThat(get(port, "/health").body()).isEqualTo("{\"status\":\"ok\"}");
      assertThat(get(port, "/v1/health").statusCode()).isEqualTo(200);
      assertThat(get(port, "/products").body()).contains("\"items\":[]");
      assertThat(get(port, "/v1/jobs").statusCode()).isEqualTo(401);
      assertThat(container.stop()).isEqualTo(143);
      assertThat(container.lines())
          .anyMatch(line -> line.contains("\"stopped\""))
          .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
  }

  @Test
  void aServiceThatIsNotToldEnoughSaysSoAndEnds() throws Exception {
    Map<String, String> settings = settings();
    settings.put("SETTINGS", "TOKEN_AUDIENCE=storehouse");
    try (Container container = Container.start(root, List.of("service"), settings)) {
      assertThat(container.await(line -> line.contains("cannot start")))
          .contains("environment variable", "not set");
      assertThat(container.process().onExit().join().exitValue()).isEqualTo(1);
    }
  }

  @Test
  void theMigrationHasItsLibraries() throws Exception {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL", "postgresql://127.0.0.1:1/storehouse?sslmode=disable",
            "PGUSER", "storehouse",
            "PGPASSWORD", "unknown");
    try (Container container = Container.start(root, List.of("migrate"), variables)) {
      assertThat(container.await(line -> line.startsWith("migrate: "))).doesNotContain("unknown");
      assertThat(container.process().onExit().join().exitValue()).isEqualTo(NO_CONNECTION);
    }
  }

  @Test
  void aTaskFindsTheClassPath() throws Exception {
    List<String> command =
        List.of("env", "GREETING=hello", "sh", "-c", "echo $GREETING $CLASSPATH");
    try (Container container = Container.start(root, command, Map.of())) {
      assertThat(container.await(line -> line.startsWith("hello ")))
          .contains("/opt/storehouse/application/service-", "/opt/storehouse/libraries/");
      assertThat(container.process().onExit().join().exitValue()).isZero();
    }
  }

  private HttpResponse<String> get(String port, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Map<String, String> variables(String function, RuntimeApi lambda) {
    Map<String, String> variables = new HashMap<>(whole().environment(function));
    variables.putAll(aws.clientEnvironment());
    variables.put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function);
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    variables.put("LAMBDA_TASK_ROOT", "/var/task");
    return variables;
  }

  /** As ECS gives them: the template's in one text, those of AWS by themselves. */
  private Map<String, String> settings() {
    Map<String, String> variables = new HashMap<>(aws.clientEnvironment());
    variables.put("PORT", "0");
    variables.put("SETTINGS", whole().resource("ServiceSettings").properties().text("Value"));
    return variables;
  }

  /** The sandbox's stack with what is there under a condition only. */
  private Stack whole() {
    return Template.load(Repository.resolve("template.yaml"))
        .resolve(
            StackSettings.defaults()
                .withStackName(aws.stack().name())
                .withParameters(
                    Map.of(
                        "SettingsName", "/storehouse/dev/settings",
                        "EventForwardUrl", "https://mage.example.com")));
  }
}
