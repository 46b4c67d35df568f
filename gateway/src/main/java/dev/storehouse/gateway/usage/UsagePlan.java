package dev.storehouse.gateway.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the clients of an API may use of it. Immutable. */
public record UsagePlan(
    String id,
    String name,
    String description,
    List<ApiStage> stages,
    Optional<RateLimit> throttle,
    Optional<Quota> quota) {

  /**
   * A stage the plan gives access to.
   *
   * @param throttles limits of their own for methods named {@code /path/METHOD}
   */
  public record ApiStage(String apiId, String stage, Map<String, RateLimit> throttles) {
    public ApiStage {
      throttles = Map.copyOf(throttles);
    }

    boolean isSameAs(ApiStage other) {
      return apiId.equals(other.apiId) && stage.equals(other.stage);
    }
  }

  public UsagePlan {
    stages = List.copyOf(stages);
  }

  /** The stage of that API, where the plan covers it. */
  public Optional<ApiStage> stage(String apiId, String stage) {
    return stages.stream()
        .filter(it -> it.apiId().equals(apiId) && it.stage().equals(stage))
        .findFirst();
  }

  /** Whether both plans cover some stage. */
  public boolean overlaps(UsagePlan other) {
    return stages.stream().anyMatch(mine -> other.stages.stream().anyMatch(mine::isSameAs));
  }
}
