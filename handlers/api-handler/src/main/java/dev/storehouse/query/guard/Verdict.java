package dev.storehouse.query.guard;

import java.util.List;
import java.util.Set;

/** What the guard says of one statement. */
public sealed interface Verdict {

  /** How each fence answered, in their order; fences after the one that refused are not reached. */
  List<Outcome> fences();

  /** One fence's answer. */
  record Outcome(Fence fence, Answer answer) {}

  /** What a fence can answer. */
  enum Answer {
    PASSED,
    REFUSED,
    NOT_REACHED
  }

  /**
   * The statement may run, as written here.
   *
   * @param sql the statement to send; never the caller's text
   * @param parameters what to bind: exactly the names that {@code sql} holds
   * @param relations the relations it reads
   * @param functions the functions it calls, in lower case
   */
  record Accepted(
      String sql,
      List<BoundParameter> parameters,
      Set<RelationName> relations,
      Set<String> functions)
      implements Verdict {

    public Accepted {
      parameters = List.copyOf(parameters);
      relations = Set.copyOf(relations);
      functions = Set.copyOf(functions);
    }

    @Override
    public List<Outcome> fences() {
      return Outcomes.allPassed();
    }
  }

  /** The statement does not run. */
  record Refused(Refusal refusal) implements Verdict {

    @Override
    public List<Outcome> fences() {
      return Outcomes.refusedAt(refusal.fence());
    }
  }
}
