package dev.storehouse.gateway;

import dev.storehouse.gateway.http.Body;

/** What came of calling a function. */
public sealed interface Outcome {

  /** It returned this. */
  record Returned(Body payload) implements Outcome {}

  /** It threw, ran out of its own time, or cannot be invoked: what was said about it. */
  record Failed(String message) implements Outcome {}

  /** The gateway waited no longer. */
  record TimedOut() implements Outcome {}
}
