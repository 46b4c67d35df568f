package dev.storehouse.authorizer.rotation;

import java.util.Arrays;
import java.util.Optional;

/** The steps of a rotation, in the order in which Secrets Manager asks for them. */
enum RotationStep {
  CREATE("createSecret"),
  SET("setSecret"),
  TEST("testSecret"),
  FINISH("finishSecret");

  private final String wireName;

  RotationStep(String wireName) {
    this.wireName = wireName;
  }

  static Optional<RotationStep> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(step -> step.wireName.equals(wireName)).findFirst();
  }
}
