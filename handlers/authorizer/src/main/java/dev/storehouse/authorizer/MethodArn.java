package dev.storehouse.authorizer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN a REST API asks about: {@code arn:aws:execute-api:region:account:api/stage/verb/path}.
 * Immutable.
 *
 * @param stageArn the part up to and including the stage
 */
record MethodArn(String stageArn) {

  private static final Pattern PATTERN =
      Pattern.compile("(arn:[^:/]+:execute-api:[^:/]+:[^:/]*:[^:/]+/[^/]+)/.*", Pattern.DOTALL);

  /**
   * Reads the ARN of one method.
   *
   * @throws IllegalArgumentException if it is none
   */
  static MethodArn parse(String arn) {
    Matcher matcher = PATTERN.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the ARN of a method");
    }
    return new MethodArn(matcher.group(1));
  }

  /** Every method of the stage: the answer is cached for all of them. */
  String everyMethod() {
    return stageArn + "/*/*";
  }
}
