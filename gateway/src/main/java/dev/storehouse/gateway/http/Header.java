package dev.storehouse.gateway.http;

import java.util.Locale;

/**
 * One header field, as it came or as it goes: names are compared without regard to case (RFC 9110,
 * section 5.1).
 */
public record Header(String name, String value) {

  /** The name in lower case, as API Gateway's HTTP APIs write it. */
  public String lowerCaseName() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether this is the field of that name. */
  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
