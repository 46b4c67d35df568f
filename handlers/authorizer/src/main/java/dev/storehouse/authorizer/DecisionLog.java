package dev.storehouse.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authentication.Authenticated;
import dev.storehouse.shared.identity.authentication.Authentication.Refused;
import dev.storehouse.shared.identity.authentication.Authentication.Rejected;
import dev.storehouse.shared.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of JSON for each decision. Never holds a credential or a part of one. Thread-safe. */
final class DecisionLog {

  private final Clock clock;

  DecisionLog(Clock clock) {
    this.clock = clock;
  }

  void write(Context context, AuthorizerEvent event, Authentication authentication) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", authentication instanceof Authenticated ? "INFO" : "WARN");
    line.put("message", "authorizer decision");
    line.put("request_id", context.getAwsRequestId());
    line.put("api", event instanceof AuthorizerEvent.HttpApi ? "http" : "rest");
    switch (authentication) {
      case Authenticated(var principal) -> {
        line.put("decision", "authenticated");
        line.put("principal_id", principal.actorId());
      }
      case Rejected(var reason) -> {
        line.put("decision", "rejected");
        line.put("reason", reason.wireName());
      }
      case Refused(var reason) -> {
        line.put("decision", "refused");
        line.put("reason", reason.wireName());
      }
    }
    context.getLogger().log(Json.write(line) + System.lineSeparator());
  }
}
