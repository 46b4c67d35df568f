package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the HTTP APIs of a stack: {@code AWS::Serverless::HttpApi} and the {@code HttpApi} events
 * of its functions (AWS SAM developer guide, resource and property reference). What is not emulated
 * is refused rather than passed over.
 */
public final class HttpApiReader {

  private static final String API = "AWS::Serverless::HttpApi";
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String NONE = "NONE";

  private final Stack stack;

  public HttpApiReader(Stack stack) {
    this.stack = stack;
  }

  /**
   * Every HTTP API of the stack, in the template's order.
   *
   * @throws TemplateException if one asks for what is not emulated
   */
  public List<HttpApi> read() {
    return stack.resourcesOf(API).stream().map(this::api).toList();
  }

  private HttpApi api(Resource api) {
    Section properties = api.properties();
    Map<String, AuthorizerSettings> authorizers =
        new AuthorizerReader(properties.section("Auth")).read();
    List<Route> routes = new ArrayList<>();
    for (Resource function : stack.resourcesOf(FUNCTION)) {
      for (Section event : function.properties().section("Events").sections().values()) {
        Section settings = event.section("Properties");
        boolean isOfThisApi =
            event.text("Type").equals("HttpApi") && settings.text("ApiId").equals(api.physicalId());
        if (isOfThisApi) {
          routes.add(route(function, settings, properties, authorizers));
        }
      }
    }
    return new HttpApi(
        api.physicalId(),
        stack.region(),
        stack.accountId(),
        routes,
        properties.optionalSection("CorsConfiguration").map(HttpApiReader::cors));
  }

  private static Route route(
      Resource function, Section event, Section api, Map<String, AuthorizerSettings> authorizers) {
    RouteKey key = key(event);
    String format = event.optionalText("PayloadFormatVersion").orElse("2.0");
    if (!format.equals("2.0")) {
      throw new TemplateException(
          event.path() + ".PayloadFormatVersion", "only 2.0 is emulated, found " + format);
    }
    return new Route(
        key,
        function.physicalId(),
        authorizer(event, api, authorizers),
        throttle(key, event, api),
        event
            .optionalInteger("TimeoutInMillis")
            .map(Duration::ofMillis)
            .orElse(Route.MAXIMUM_TIMEOUT));
  }

  private static RouteKey key(Section event) {
    String path = event.optionalText("Path").orElse(RouteKey.DEFAULT.path());
    String method = event.optionalText("Method").orElse(RouteKey.DEFAULT.method());
    return path.equals(RouteKey.DEFAULT.path()) ? RouteKey.DEFAULT : new RouteKey(method, path);
  }

  private static Optional<AuthorizerSettings> authorizer(
      Section event, Section api, Map<String, AuthorizerSettings> authorizers) {
    Optional<String> name =
        event
            .section("Auth")
            .optionalText("Authorizer")
            .or(() -> api.section("Auth").optionalText("DefaultAuthorizer"))
            .filter(it -> !it.equals(NONE));
    return name.map(
        it ->
            Optional.ofNullable(authorizers.get(it))
                .orElseThrow(
                    () ->
                        new TemplateException(
                            event.path() + ".Auth.Authorizer", "no such authorizer: " + it)));
  }

  private static Throttle throttle(RouteKey key, Section event, Section api) {
    Section all = api.section("DefaultRouteSettings");
    Section own = api.section("RouteSettings").section(key.toString());
    Section ofEvent = event.section("RouteSettings");
    return new Throttle(
        number("ThrottlingRateLimit", ofEvent, own, all).orElse(Throttle.OF_ACCOUNT.rate()),
        number("ThrottlingBurstLimit", ofEvent, own, all)
            .map(Double::intValue)
            .orElse(Throttle.OF_ACCOUNT.burst()));
  }

  private static Optional<Double> number(
      String name, Section first, Section second, Section third) {
    return first
        .optionalText(name)
        .or(() -> second.optionalText(name))
        .or(() -> third.optionalText(name))
        .map(Double::valueOf);
  }

  private static CorsSettings cors(Section cors) {
    return new CorsSettings(
        cors.texts("AllowOrigins"),
        cors.texts("AllowMethods"),
        cors.texts("AllowHeaders"),
        cors.texts("ExposeHeaders"),
        cors.flag("AllowCredentials", false),
        cors.optionalInteger("MaxAge").map(Duration::ofSeconds));
  }
}
