package dev.storehouse.query.guard;

import java.util.List;
import java.util.stream.Stream;

/** The fences' answers, told from the one that refused, if any. */
final class Outcomes {

  private Outcomes() {}

  static List<Verdict.Outcome> allPassed() {
    return Stream.of(Fence.values())
        .map(fence -> new Verdict.Outcome(fence, Verdict.Answer.PASSED))
        .toList();
  }

  static List<Verdict.Outcome> refusedAt(Fence refusing) {
    return Stream.of(Fence.values())
        .map(fence -> new Verdict.Outcome(fence, answer(fence, refusing)))
        .toList();
  }

  private static Verdict.Answer answer(Fence fence, Fence refusing) {
    int order = fence.compareTo(refusing);
    if (order == 0) {
      return Verdict.Answer.REFUSED;
    }
    return order < 0 ? Verdict.Answer.PASSED : Verdict.Answer.NOT_REACHED;
  }
}
