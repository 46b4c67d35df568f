package dev.storehouse.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI description that lies beside the classes of an API. */
public final class ContractFile {

  private ContractFile() {}

  /**
   * Its text.
   *
   * @param api a class of the package that {@code openapi.json} is in
   * @throws IllegalStateException if it is missing from the class path
   */
  public static String read(Class<?> api) {
    try (InputStream file = api.getResourceAsStream("openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is missing from the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
