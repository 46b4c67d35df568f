package dev.storehouse.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the name of a function out of what refers to it. */
public final class FunctionNames {

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:([A-Za-z0-9_-]+)(:.+)?");

  private FunctionNames() {}

  /** The name in the ARN of a function, a version or an alias; what is no such ARN is a name. */
  public static String of(String reference) {
    Matcher arn = ARN.matcher(reference);
    return arn.matches() ? arn.group(1) : reference;
  }
}
