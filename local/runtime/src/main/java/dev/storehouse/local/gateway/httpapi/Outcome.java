package dev.storehouse.local.gateway.httpapi;

import dev.storehouse.local.http.Body;

/** What came of calling a function. */
sealed interface Outcome {

  /** It returned this. */
  record Returned(Body payload) implements Outcome {}

  /** It threw, ran out of its own time, or cannot be invoked. */
  record Failed() implements Outcome {}

  /** The gateway waited no longer. */
  record TimedOut() implements Outcome {}
}
