package dev.storehouse.gateway.template;

import java.util.Map;

/**
 * What a deployment would decide outside the template.
 *
 * @param stackName the prefix of every generated name, so that two stacks never share one
 * @param region the value of {@code AWS::Region}
 * @param parameters values of template parameters; those not named keep their default
 * @param identities what {@code Ref} ({@code "HttpApi"}) or {@code GetAtt} ({@code
 *     "HttpApi.ApiEndpoint"}) gives where the plausible default is not wanted
 */
public record StackSettings(
    String stackName,
    String region,
    Map<String, String> parameters,
    Map<String, String> identities) {

  private static final String STACK_NAME = "storehouse";
  private static final String REGION = "eu-central-1";

  /**
   * @throws IllegalArgumentException if the name is none CloudFormation would take
   */
  public StackSettings {
    if (!stackName.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
      throw new IllegalArgumentException("not a stack name: " + stackName);
    }
    parameters = Map.copyOf(parameters);
    identities = Map.copyOf(identities);
  }

  /** A stack named {@code storehouse} in eu-central-1 with every default of the template. */
  public static StackSettings defaults() {
    return new StackSettings(STACK_NAME, REGION, Map.of(), Map.of());
  }

  /** The same with another stack name: 1 to 128 letters, digits and hyphens, a letter first. */
  public StackSettings withStackName(String name) {
    return new StackSettings(name, region, parameters, identities);
  }

  /** The same in another region. */
  public StackSettings withRegion(String name) {
    return new StackSettings(stackName, name, parameters, identities);
  }

  /** The same with these parameter values instead of the present ones. */
  public StackSettings withParameters(Map<String, String> values) {
    return new StackSettings(stackName, region, values, identities);
  }

  /** The same with these identities instead of the present ones. */
  public StackSettings withIdentities(Map<String, String> values) {
    return new StackSettings(stackName, region, parameters, values);
  }
}
