package dev.storehouse.local;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The stack that {@code template.yaml} describes, with the parameters of this machine. */
final class LocalStack {

  static final String REGION = "eu-central-1";

  private static final String API_TYPE = "AWS::Serverless::HttpApi";

  private LocalStack() {}

  /**
   * The URL of an API is one that a deployment learns on the way; here it is the port's.
   *
   * @throws StartException if the template refuses a parameter
   */
  static Stack resolve(Settings settings, URI storeUrl) {
    try {
      return resolved(settings, storeUrl);
    } catch (TemplateException e) {
      if (e.path().startsWith("Parameters.")) {
        throw new StartException(String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  private static Stack resolved(Settings settings, URI storeUrl) {
    Template template = Template.load(settings.root().resolve("template.yaml"));
    Map<String, String> parameters = new HashMap<>(settings.parameters());
    parameters.putAll(LocalWarehouse.parameters());
    parameters.put("Environment", "local");
    StackSettings local = StackSettings.defaults().withRegion(REGION).withParameters(parameters);
    Map<String, String> endpoints =
        template.resolve(local).resourcesOf(API_TYPE).stream()
            .map(Resource::logicalId)
            .collect(Collectors.toMap(id -> id + ".ApiEndpoint", _ -> storeUrl.toString()));
    return template.resolve(local.withIdentities(endpoints));
  }
}
