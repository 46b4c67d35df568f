package dev.storehouse.gateway.usage;

import java.util.Optional;

/** What a gateway asks about the keys its clients send. Implementations are thread-safe. */
@FunctionalInterface
public interface ApiKeys {

  /** A key that is let in, and the plan it is let in by. */
  record Subscription(ApiKey key, UsagePlan plan) {}

  /** The key of that value, if it is enabled and in a usage plan of the stage. */
  Optional<Subscription> find(String value, String apiId, String stage);
}
