package dev.storehouse.gateway.httpapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.IdentitySource;
import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpApiReaderTest {

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            CorsConfiguration:
              AllowOrigins: [https://shop.example.com]
              AllowMethods: [GET]
              MaxAge: 600
            Auth:
              DefaultAuthorizer: Principal
              Authorizers:
                Principal:
                  AuthorizerPayloadFormatVersion: '2.0'
                  EnableSimpleResponses: true
                  FunctionArn: !Ref Gatekeeper.Alias
                  Identity:
                    Headers: [Authorization]
                    QueryStrings: [tenant]
                    ReauthorizeEvery: 60
            DefaultRouteSettings:
              ThrottlingRateLimit: 10
              ThrottlingBurstLimit: 20
            RouteSettings:
              GET /open:
                ThrottlingRateLimit: 0.5
        Gatekeeper:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Gatekeeper
            AutoPublishAlias: live
        Shop:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Shop
            AutoPublishAlias: live
            Events:
              Open:
                Type: HttpApi
                Properties:
                  ApiId: !Ref Api
                  Method: get
                  Path: /open
                  Auth:
                    Authorizer: NONE
              Closed:
                Type: HttpApi
                Properties:
                  ApiId: !Ref Api
                  Method: POST
                  Path: /closed/{id}
                  TimeoutInMillis: 5000
              Rest:
                Type: HttpApi
                Properties:
                  ApiId: !Ref Api
      """;

  @Test
  void readsRoutesWithTheirAuthorizersAndLimits() {
    List<Route> routes = api(TEMPLATE).routes();
    assertThat(routes)
        .extracting(route -> route.key().toString())
        .containsExactly("GET /open", "POST /closed/{id}", "$default");
    Route open = routes.get(0);
    assertThat(open.authorizer()).isEmpty();
    assertThat(open.throttle()).isEqualTo(new Throttle(0.5, 20));
    assertThat(open.timeout()).isEqualTo(Route.MAXIMUM_TIMEOUT);
    assertThat(open.functionName()).isEqualTo("storehouse-Shop");
    Route closed = routes.get(1);
    assertThat(closed.throttle()).isEqualTo(new Throttle(10, 20));
    assertThat(closed.timeout()).isEqualTo(Duration.ofSeconds(5));
    AuthorizerSettings authorizer = closed.authorizer().orElseThrow();
    assertThat(authorizer.name()).isEqualTo("Principal");
    assertThat(authorizer.functionName()).isEqualTo("storehouse-Gatekeeper");
    assertThat(authorizer.timeToLive()).isEqualTo(Duration.ofMinutes(1));
    assertThat(authorizer.identitySources())
        .containsExactly(
            new IdentitySource.OfHeader("Authorization"), new IdentitySource.OfQuery("tenant"));
    assertThat(routes.get(2).key()).isEqualTo(RouteKey.DEFAULT);
  }

  @Test
  void readsCors() {
    assertThat(api(TEMPLATE).cors())
        .contains(
            new CorsSettings(
                List.of("https://shop.example.com"),
                List.of("GET"),
                List.of(),
                List.of(),
                false,
                Optional.of(Duration.ofMinutes(10))));
  }

  @Test
  void refusesWhatItDoesNotEmulate() {
    assertThatThrownBy(
            () -> api(TEMPLATE.replace("EnableSimpleResponses: true", "IdentityHint: x")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Authorizers.Principal");
    assertThatThrownBy(
            () -> api(TEMPLATE.replace("DefaultAuthorizer: Principal", "DefaultAuthorizer: Other")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("no such authorizer: Other");
    assertThatThrownBy(
            () -> api(TEMPLATE.replace("TimeoutInMillis: 5000", "PayloadFormatVersion: '1.0'")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("only 2.0 is emulated");
  }

  private static HttpApi api(String template) {
    return new HttpApiReader(Template.parse("test", template).resolve(Map.of())).read().getFirst();
  }
}
