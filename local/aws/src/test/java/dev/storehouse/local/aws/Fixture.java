package dev.storehouse.local.aws;

import dev.storehouse.gateway.template.Template;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The template the tests of this module share. */
public final class Fixture {

  private Fixture() {}

  public static Template template() {
    return Template.load(path());
  }

  public static Path path() {
    try {
      return Path.of(
          Objects.requireNonNull(Fixture.class.getResource("/fixture-template.yaml"), "fixture")
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
