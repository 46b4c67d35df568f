package dev.storehouse.throttle;

import dev.storehouse.shared.problem.ProblemException;
import java.util.Optional;

/** The token of one request, taken once, by itself or with what the request writes first. */
public interface Permit {

  /**
   * Takes the token, unless it is taken.
   *
   * @throws ProblemException RATE_LIMITED if there is none
   */
  void require();

  /**
   * How to take the token with other writes. It is the writer's to call {@link #drawn} when all of
   * them are done, or {@link #require} if this one's condition did not hold.
   *
   * @return empty if it has to be taken by itself
   */
  Optional<Draw> draw();

  /** The token has been taken with other writes. */
  void drawn(Draw draw);
}
