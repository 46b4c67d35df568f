package dev.storehouse.query.keys;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import dev.storehouse.shared.identity.Scope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a key is to be like, as asked for in a body.
 *
 * @param expiresAt in whole milliseconds, after now and within ten years
 */
record KeyWishes(String name, Set<Scope> scopes, Optional<Instant> expiresAt) {

  private static final TextRule NAME = TextRule.line(1, 100);
  private static final TextRule WORD = TextRule.line(1, 64);
  private static final int MOST_DAYS = 3650;

  /** Reads and checks a body. */
  static KeyWishes read(JsonBody body, Instant now) {
    body.readOnly(
        "key_id",
        "status",
        "created_at",
        "created_by",
        "last_used_at",
        "revoked_at",
        "previous_secret_until",
        "version",
        "api_key");
    KeyWishes wishes = new KeyWishes(body.text("name", NAME), scopes(body), end(body, now));
    body.check();
    return wishes;
  }

  private static Set<Scope> scopes(JsonBody body) {
    List<String> names = body.texts("scopes", WORD, Scope.values().length);
    if (names.stream().anyMatch(name -> Scope.ofWireName(name).isEmpty())) {
      body.reject("scopes", "INVALID_FORMAT", "There is no such scope.");
    }
    if (names.isEmpty() && !body.isNull("scopes") && body.has("scopes")) {
      body.reject("scopes", "TOO_SHORT", "A key without a scope opens nothing.");
    }
    return Scope.ofWireNames(names);
  }

  private static Optional<Instant> end(JsonBody body, Instant now) {
    Optional<Instant> byDays =
        body.optionalInteger("expires_in_days", 1, MOST_DAYS)
            .map(days -> now.plus(Duration.ofDays(days)));
    Optional<Instant> byTime =
        body.optionalText("expires_at", WORD).flatMap(text -> time(body, text, now));
    if (byDays.isPresent() && byTime.isPresent()) {
      body.reject("expires_at", "CONFLICT", "Give expires_at or expires_in_days, not both.");
    }
    return byDays.or(() -> byTime).map(end -> end.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Optional<Instant> time(JsonBody body, String text, Instant now) {
    try {
      Instant end = OffsetDateTime.parse(text).toInstant();
      if (!end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(MOST_DAYS)))) {
        body.reject("expires_at", "OUT_OF_RANGE", "The time is after now and within ten years.");
      }
      return Optional.of(end);
    } catch (DateTimeException e) {
      body.reject("expires_at", "INVALID_FORMAT", "This is not a time of RFC 3339.");
      return Optional.empty();
    }
  }
}
