package dev.storehouse.service.training;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Makes the AOT caches of an image's functions, without AWS and without a network, when the image
 * is built: JDK 25 writes what a process has loaded and learned when it ends (JEP 483, 514, 515).
 */
public final class Training {

  private static final int FAILURE = 1;

  private Training() {}

  /**
   * Takes the launcher of the image, the directory for the caches, which is made, and that of the
   * sample events. Ends with 1 if a function does not do what its {@link Scene} wants.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, GeneralSecurityException {
    try {
      train(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    } catch (TrainingException e) {
      System.err.println("train: " + e.getMessage());
      System.exit(FAILURE);
    }
  }

  private static void train(Path launcher, Path caches, Path events)
      throws IOException, InterruptedException, GeneralSecurityException {
    Stack stack =
        Template.load(Path.of(System.getenv("TEMPLATE"))).resolve(StackSettings.defaults());
    Files.createDirectories(caches);
    Path directory = Files.createTempDirectory("training");
    StandInCertificate certificate = StandInCertificate.in(directory);
    try (StandInAws aws = new StandInAws(certificate.context(), StandInAnswers.read())) {
      for (Scene scene : Scene.ALL) {
        Rehearsal rehearsal = new Rehearsal(scene, stack, launcher, caches);
        rehearsal.play(aws.endpoint(), certificate.trust(), events);
        System.out.printf(
            "train: %s has a cache of %,d bytes%n",
            scene.function(), Files.size(rehearsal.cache()));
      }
    } finally {
      Files.delete(certificate.file());
      Files.delete(directory);
    }
  }
}
