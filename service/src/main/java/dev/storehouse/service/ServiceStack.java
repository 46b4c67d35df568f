package dev.storehouse.service;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import dev.storehouse.service.functions.FunctionReader;
import dev.storehouse.service.functions.FunctionSettings;
import dev.storehouse.shared.config.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The template as it was deployed, as far as a gateway and its functions look at it: routes,
 * authorizers, CORS, validation and limits are the template's own, and what only the deployment
 * knows comes from the environment.
 */
record ServiceStack(Stack stack, Environment environment) {

  /** The functions that answer requests, and the one that says who sends them. */
  private static final Set<String> FUNCTIONS =
      Set.of("StoreFunction", "QueryFunction", "AuthorizerFunction");

  /** What a deployment chooses about its gateways. {@code AllowedOrigins} is ALLOWED_ORIGINS. */
  private static final List<String> PARAMETERS =
      List.of(
          "AllowedOrigins",
          "ThrottlingRateLimit",
          "ThrottlingBurstLimit",
          "QueryThrottlingRateLimit",
          "QueryThrottlingBurstLimit",
          "TenantRateLimit",
          "TenantBurstLimit",
          "TenantMonthlyQuota");

  /**
   * The stack of these settings.
   *
   * @throws StartException if a variable is missing, or the template refuses its value
   */
  static ServiceStack of(Settings settings) {
    Environment environment = settings.environment();
    try {
      ServiceStack stack =
          new ServiceStack(
              Template.load(settings.template())
                  .resolve(
                      StackSettings.defaults()
                          .withRegion(environment.required("AWS_REGION"))
                          .withParameters(parameters(environment))),
              environment);
      stack.checkVariables();
      return stack;
    } catch (TemplateException | IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The functions of both APIs, with the environment of this process. */
  List<FunctionSettings> functions() {
    return new FunctionReader(stack, environment.variables())
        .read().stream().filter(it -> FUNCTIONS.contains(it.logicalId())).toList();
  }

  private static Map<String, String> parameters(Environment environment) {
    return PARAMETERS.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name -> present(environment.variables(), variableOf(name)),
                (one, _) -> one,
                HashMap::new));
  }

  /** The template would make up a name for what is missing, and nothing would be found there. */
  private void checkVariables() {
    Set<String> missing = new TreeSet<>();
    FUNCTIONS.forEach(function -> missing.addAll(stack.environment(function).keySet()));
    missing.removeAll(environment.variables().keySet());
    if (!missing.isEmpty()) {
      throw new IllegalStateException("environment variables not set: " + missing);
    }
  }

  private static String present(Map<String, String> variables, String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("environment variable not set: " + name);
    }
    return value;
  }

  private static String variableOf(String parameter) {
    return parameter.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
