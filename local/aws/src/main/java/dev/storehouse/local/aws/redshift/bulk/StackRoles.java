package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The roles of the stacks that are there, for warehouses to take on: those that trust Redshift,
 * with what their own policies let them do in S3. Thread-safe.
 *
 * <p>Statements that a stopped process left run anew as soon as the engine is there, which is
 * before the stack: roles are waited for until there is a first stack.
 */
public final class StackRoles implements Supplier<BulkRoles> {

  private static final String REDSHIFT = "redshift.amazonaws.com";
  private static final Duration FIRST_STACK = Duration.ofSeconds(10);

  /** All objects whose keys begin alike; permissions of another form grant nothing here. */
  private static final Pattern OBJECTS = Pattern.compile("arn:[a-z-]+:s3:::([^/*?]+)/([^*?]*)\\*");

  private final CountDownLatch first = new CountDownLatch(1);
  private BulkRoles roles = BulkRoles.none();

  /** Adds the roles of a stack. */
  public void deploy(Stack stack) {
    Map<String, BulkReach> found = new LinkedHashMap<>();
    for (Resource role : stack.resourcesOf("AWS::IAM::Role")) {
      if (trustsRedshift(role)) {
        String arn = "arn:aws:iam::%s:role/%s".formatted(stack.accountId(), role.physicalId());
        found.put(arn, reach(role));
      }
    }
    synchronized (this) {
      roles = roles.and(found);
    }
    first.countDown();
  }

  @Override
  public BulkRoles get() {
    try {
      // Without any stack there are no roles: that is an answer, too.
      boolean _ = first.await(FIRST_STACK.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return roles;
    }
  }

  private static boolean trustsRedshift(Resource role) {
    return statements(role.properties().section("AssumeRolePolicyDocument"))
        .anyMatch(each -> each.section("Principal").texts("Service").contains(REDSHIFT));
  }

  private static BulkReach reach(Resource role) {
    List<Section> statements =
        role.properties().sections("Policies").stream()
            .flatMap(policy -> statements(policy.section("PolicyDocument")))
            .toList();
    return new BulkReach(granted(statements, "s3:GetObject"), granted(statements, "s3:PutObject"));
  }

  private static List<S3Location> granted(List<Section> statements, String action) {
    return statements.stream()
        .filter(each -> each.texts("Action").contains(action))
        .flatMap(each -> each.texts("Resource").stream())
        .map(OBJECTS::matcher)
        .filter(Matcher::matches)
        .map(match -> new S3Location(match.group(1), match.group(2)))
        .toList();
  }

  private static Stream<Section> statements(Section document) {
    return document.sections("Statement").stream()
        .filter(each -> each.text("Effect").equals("Allow"));
  }
}
