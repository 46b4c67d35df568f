package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the REST APIs of a stack: {@code AWS::Serverless::Api} and the {@code Api} events of its
 * functions (AWS SAM developer guide, resource and property reference). What is not emulated is
 * refused rather than passed over.
 */
public final class RestApiReader {

  private static final String API = "AWS::Serverless::Api";
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String OPTIONS = "OPTIONS";
  private static final String ANY = "ANY";

  private final Stack stack;

  public RestApiReader(Stack stack) {
    this.stack = stack;
  }

  /**
   * Every REST API of the stack, in the template's order.
   *
   * @throws TemplateException if one asks for what is not emulated
   */
  public List<RestApi> read() {
    return stack.resourcesOf(API).stream().map(this::api).toList();
  }

  private RestApi api(Resource api) {
    Section properties = api.properties();
    for (String unsupported : List.of("DefinitionBody", "DefinitionUri")) {
      if (properties.value(unsupported).isPresent()) {
        throw new TemplateException(properties.path() + "." + unsupported, "is not emulated");
      }
    }
    Section auth = properties.section("Auth");
    List<RestMethod> methods = new ArrayList<>(functionMethods(api));
    methods.addAll(preflights(methods, properties));
    return new RestApi(
        api.physicalId(),
        stack.region(),
        stack.accountId(),
        properties.text("StageName"),
        methods,
        new ResponsesReader(properties.section("GatewayResponses")).read(),
        keySource(properties, auth),
        properties.texts("BinaryMediaTypes").stream().map(it -> it.replace("~1", "/")).toList(),
        texts(properties.section("Variables")));
  }

  private static RestApi.KeySource keySource(Section properties, Section auth) {
    if (auth.value("UsagePlan").isPresent()) {
      throw new TemplateException(
          auth.path() + ".UsagePlan", "is not emulated: declare an AWS::ApiGateway::UsagePlan");
    }
    String source = properties.optionalText("ApiKeySourceType").orElse("HEADER");
    if (!source.matches("HEADER|AUTHORIZER")) {
      throw new TemplateException(
          properties.path() + ".ApiKeySourceType", "must be HEADER or AUTHORIZER, not " + source);
    }
    return RestApi.KeySource.valueOf(source);
  }

  private List<RestMethod> functionMethods(Resource api) {
    Section properties = api.properties();
    Section auth = properties.section("Auth");
    AuthorizerReader authorizers = new AuthorizerReader(auth);
    RulesReader rules = new RulesReader(properties.section("Models"));
    ThrottleReader throttles = new ThrottleReader(properties);
    List<RestMethod> methods = new ArrayList<>();
    for (Resource function : stack.resourcesOf(FUNCTION)) {
      for (Section event : function.properties().section("Events").sections().values()) {
        if (event.text("Type").equals("Api")
            && event.section("Properties").text("RestApiId").equals(api.physicalId())) {
          Section settings = event.section("Properties");
          RouteKey key = new RouteKey(settings.text("Method"), settings.text("Path"));
          methods.add(
              new RestMethod(
                  key,
                  new Backend.Function(function.physicalId(), timeout(settings)),
                  authorizers.of(settings.section("Auth")),
                  settings
                      .section("Auth")
                      .flag("ApiKeyRequired", auth.flag("ApiKeyRequired", false)),
                  throttles.of(key),
                  rules.of(settings)));
        }
      }
    }
    return methods;
  }

  private static Duration timeout(Section event) {
    return event
        .optionalInteger("TimeoutInMillis")
        .map(Duration::ofMillis)
        .orElse(Backend.MAXIMUM_TIMEOUT);
  }

  private static List<RestMethod> preflights(List<RestMethod> methods, Section properties) {
    PreflightReader cors = new PreflightReader(properties);
    if (!cors.isConfigured()) {
      return List.of();
    }
    Section auth = properties.section("Auth");
    AuthorizerReader authorizers = new AuthorizerReader(auth);
    Map<String, TreeSet<String>> byPath = new LinkedHashMap<>();
    methods.forEach(
        method ->
            byPath
                .computeIfAbsent(method.key().path(), _ -> new TreeSet<>())
                .add(method.key().method()));
    ThrottleReader throttles = new ThrottleReader(properties);
    List<RestMethod> preflights = new ArrayList<>();
    byPath.forEach(
        (path, taken) -> {
          if (!taken.contains(OPTIONS) && !taken.contains(ANY)) {
            RouteKey key = new RouteKey(OPTIONS, path);
            preflights.add(
                new RestMethod(
                    key,
                    cors.preflight(taken),
                    auth.flag("AddDefaultAuthorizerToCorsPreflight", true)
                        ? authorizers.byDefault()
                        : Optional.empty(),
                    auth.flag("ApiKeyRequired", false)
                        && auth.flag("AddApiKeyRequiredToCorsPreflight", true),
                    throttles.of(key),
                    RequestRules.NONE));
          }
        });
    return preflights;
  }

  private static Map<String, String> texts(Section section) {
    Map<String, String> texts = new LinkedHashMap<>();
    section.names().forEach(name -> texts.put(name, section.text(name)));
    return texts;
  }
}
