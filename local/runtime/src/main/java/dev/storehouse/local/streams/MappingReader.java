package dev.storehouse.local.streams;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the events {@code DynamoDB} of the functions of a stack (AWS SAM developer guide). What is
 * not emulated is refused rather than passed over.
 */
final class MappingReader {

  private static final Set<String> KNOWN =
      Set.of(
          "Stream",
          "StartingPosition",
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "ParallelizationFactor",
          "BisectBatchOnFunctionError",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "FunctionResponseTypes",
          "DestinationConfig",
          "Enabled");

  private static final String RETRIES = "MaximumRetryAttempts";
  private static final String AGE = "MaximumRecordAgeInSeconds";
  private static final int WITHOUT_END = -1;
  private static final int DEFAULT_BATCH = 100;
  private static final int MOST_SECONDS = 604_800;
  private static final int MOST = 10_000;

  private final Stack stack;

  MappingReader(Stack stack) {
    this.stack = stack;
  }

  List<Mapping> read() {
    List<Mapping> mappings = new ArrayList<>();
    for (Resource function : stack.resourcesOf("AWS::Serverless::Function")) {
      for (Map.Entry<String, Section> event :
          function.properties().section("Events").sections().entrySet()) {
        Section properties = event.getValue().section("Properties");
        if (event.getValue().text("Type").equals("DynamoDB") && properties.flag("Enabled", true)) {
          mappings.add(mapping(function, event.getKey(), properties));
        }
      }
    }
    return mappings;
  }

  private Mapping mapping(Resource function, String event, Section properties) {
    check(properties);
    int retries = within(properties, RETRIES, WITHOUT_END, MOST, WITHOUT_END);
    int age = within(properties, AGE, WITHOUT_END, MOST_SECONDS, WITHOUT_END);
    return new Mapping(
        function.physicalId() + "-" + event,
        function.physicalId(),
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(stack.region(), stack.accountId(), function.physicalId()),
        table(properties),
        within(properties, "BatchSize", 1, MOST, DEFAULT_BATCH),
        Duration.ofSeconds(within(properties, "MaximumBatchingWindowInSeconds", 0, 300, 0)),
        within(properties, "ParallelizationFactor", 1, 10, 1),
        properties.flag("BisectBatchOnFunctionError", false),
        retries == WITHOUT_END ? OptionalInt.empty() : OptionalInt.of(retries),
        age == WITHOUT_END ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
        properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        properties.section("DestinationConfig").section("OnFailure").optionalText("Destination"));
  }

  private static void check(Section properties) {
    properties.names().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(properties.path() + "." + name, "is not emulated");
            });
    if (!properties.text("StartingPosition").equals("TRIM_HORIZON")) {
      throw new TemplateException(
          properties.path() + ".StartingPosition", "only TRIM_HORIZON is emulated");
    }
  }

  /** As in {@code arn:aws:dynamodb:eu-central-1:000000000000:table/name/stream/label}. */
  private static String table(Section properties) {
    String[] parts = properties.text("Stream").split("/", -1);
    if (parts.length != 4) {
      throw new TemplateException(properties.path() + ".Stream", "is no stream of a table");
    }
    return parts[1];
  }

  private static int within(Section properties, String name, int least, int most, int fallback) {
    int value = properties.optionalInteger(name).orElse(fallback);
    if (value < least || value > most) {
      throw new TemplateException(
          properties.path() + "." + name, "must be from %d to %d".formatted(least, most));
    }
    return value;
  }
}
