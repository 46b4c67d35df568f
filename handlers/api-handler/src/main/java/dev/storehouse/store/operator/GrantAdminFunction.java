package dev.storehouse.store.operator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.store.users.DynamoUsers;
import dev.storehouse.store.users.EmailAddress;
import dev.storehouse.store.users.User;
import dev.storehouse.store.users.Users;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes a registered user an administrator: {@code {"email": "ada@example.com"}} gives {@code
 * {"user_id", "email", "role"}}. Doing it again changes nothing. Who may invoke the function is
 * IAM's to say; that is how a platform gets its first administrator. Thread-safe.
 */
public final class GrantAdminFunction
    implements RequestHandler<Map<String, Object>, Map<String, String>> {

  private static final int ATTEMPTS = 3;

  private final Users users;
  private final Clock clock = Clock.systemUTC();

  /** What Lambda calls: settings from the process's environment. */
  public GrantAdminFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public GrantAdminFunction(Environment environment) {
    DynamoDbClient client = new AwsClients(environment).dynamoDb();
    this.users =
        new DynamoUsers(
            client,
            DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions().build(),
            environment.required("USERS_TABLE"),
            environment.required("EMAILS_TABLE"),
            clock);
  }

  /**
   * Grants the role.
   *
   * @throws IllegalArgumentException if the event names no active user's e-mail
   */
  @Override
  public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
    if (!(event.get("email") instanceof String text)) {
      throw new IllegalArgumentException("send {\"email\": \"<address of a registered user>\"}");
    }
    String email =
        EmailAddress.normalise(text)
            .orElseThrow(() -> new IllegalArgumentException("not an e-mail address: " + text));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      User user =
          users
              .findByEmail(email)
              .filter(User::isActive)
              .orElseThrow(
                  () -> new IllegalArgumentException("no active user has the e-mail " + email));
      if (user.standing().role() == Role.ADMIN || grant(user)) {
        return Map.of("user_id", user.userId(), "email", email, "role", Role.ADMIN.wireName());
      }
    }
    throw new IllegalStateException("the user kept changing; try again");
  }

  private boolean grant(User user) {
    return users.changeStanding(
        user, user.standing().withRole(Role.ADMIN), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
