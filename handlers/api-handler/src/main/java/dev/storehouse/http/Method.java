package dev.storehouse.http;

import java.util.Arrays;
import java.util.Optional;

/** The request methods that the APIs know. */
public enum Method {
  GET,
  HEAD,
  POST,
  PUT,
  PATCH,
  DELETE,
  OPTIONS;

  /** The method of this name, which is case-sensitive (RFC 9110, section 9.1). */
  public static Optional<Method> of(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findAny();
  }
}
