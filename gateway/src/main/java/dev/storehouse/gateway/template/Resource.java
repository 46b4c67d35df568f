package dev.storehouse.gateway.template;

import java.util.List;

/**
 * A resource the stack has: its condition, if any, holds.
 *
 * @param type as in {@code AWS::DynamoDB::Table}
 * @param physicalId what {@code Ref} gives: the name of a table, the ARN of a secret
 * @param properties resolved: no intrinsic function is left
 * @param metadata resolved likewise
 */
public record Resource(
    String logicalId,
    String type,
    String physicalId,
    Section properties,
    Section metadata,
    List<String> dependsOn) {

  public Resource {
    dependsOn = List.copyOf(dependsOn);
  }
}
