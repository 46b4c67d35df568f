package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.Forwarding;
import dev.storehouse.gateway.http.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function gets as {@code requestContext}, and templates as {@code $context}. The path has
 * no stage in it, as behind a custom domain.
 */
final class RequestContext {

  /** Members of {@code identity} that only IAM and Cognito fill. */
  private static final List<String> NEVER_KNOWN =
      List.of(
          "cognitoIdentityPoolId",
          "accountId",
          "cognitoIdentityId",
          "caller",
          "principalOrgId",
          "accessKey",
          "cognitoAuthenticationType",
          "cognitoAuthenticationProvider",
          "userArn",
          "user");

  private RequestContext() {}

  static Map<String, @Nullable Object> of(RestApi api, Exchange exchange, Caller caller) {
    HttpRequest request = exchange.request();
    String domain = Forwarding.domain(request);
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("accountId", api.accountId());
    context.put("apiId", api.id());
    if (!caller.authorizer().isEmpty()) {
      context.put("authorizer", caller.authorizer());
    }
    context.put("domainName", domain);
    context.put("domainPrefix", domain.split("\\.", 2)[0]);
    context.put("extendedRequestId", exchange.extendedRequestId());
    context.put("httpMethod", request.method());
    context.put("identity", identity(request, caller));
    context.put("path", request.path());
    context.put("protocol", request.protocol());
    context.put("requestId", exchange.requestId());
    context.put("requestTime", Forwarding.commonLogTime(exchange.receivedAt()));
    context.put("requestTimeEpoch", exchange.receivedAt().toEpochMilli());
    context.put("resourceId", resourceId(exchange.resourcePath()));
    context.put("resourcePath", exchange.resourcePath());
    context.put("stage", api.stage());
    return Collections.unmodifiableMap(context);
  }

  private static Map<String, @Nullable Object> identity(HttpRequest request, Caller caller) {
    Map<String, @Nullable Object> identity = new LinkedHashMap<>();
    NEVER_KNOWN.forEach(name -> identity.put(name, null));
    identity.put("sourceIp", request.sourceIp());
    identity.put("userAgent", request.header("user-agent").orElse(null));
    caller
        .apiKey()
        .ifPresent(
            key -> {
              identity.put("apiKey", key.value());
              identity.put("apiKeyId", key.id());
            });
    return identity;
  }

  /** Six characters, the same for the same path. */
  private static String resourceId(String resourcePath) {
    String digits = Long.toString(0xFFFFFFFFL & resourcePath.hashCode(), Character.MAX_RADIX);
    return ("000000" + digits).substring(digits.length());
  }
}
