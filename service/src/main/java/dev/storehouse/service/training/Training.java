package dev.storehouse.service.training;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the AOT caches of an image's functions, without AWS and without a network, when the image
 * is built: JDK 25 writes what a process has loaded and learned when it ends (JEP 483, 514, 515).
 */
public final class Training {

  private static final int FAILURE = 1;

  /** So that a query goes all its way. */
  private static final Map<String, String> WAREHOUSE =
      Map.of(
          "WarehouseKind", "serverless",
          "WarehouseName", "training",
          "WarehouseSecretArn",
              "arn:aws:secretsmanager:eu-central-1:123456789012:secret:training-a1b2c3");

  private Training() {}

  /**
   * Takes the launcher of the image, the directory for the caches, which is made, and that of the
   * sample events. Ends with 1 if a function does not do what its {@link Scene} wants.
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, GeneralSecurityException {
    try {
      train(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    } catch (ExecutionException e) {
      System.err.println("train: " + e.getCause());
      System.exit(FAILURE);
    }
  }

  /** All at once: each takes its time mostly to write the cache, on one processor. */
  private static void train(Path launcher, Path caches, Path events)
      throws IOException, InterruptedException, GeneralSecurityException, ExecutionException {
    Stack stack =
        Template.load(Path.of(System.getenv("TEMPLATE")))
            .resolve(StackSettings.defaults().withParameters(WAREHOUSE));
    Files.createDirectories(caches);
    Path directory = Files.createTempDirectory("training");
    StandInCertificate certificate = StandInCertificate.in(directory);
    try (StandInAws aws = new StandInAws(certificate.context(), StandInAnswers.read());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Path>> rehearsals = new ArrayList<>();
      for (Scene scene : Scene.ALL) {
        Rehearsal rehearsal = new Rehearsal(scene, stack, launcher, caches);
        rehearsals.add(() -> rehearsal.play(aws.endpoint(), certificate.trust(), events));
      }
      for (Future<Path> cache : threads.invokeAll(rehearsals)) {
        System.out.printf("train: %s, %,d bytes%n", cache.get(), Files.size(cache.get()));
      }
    } finally {
      Files.delete(certificate.file());
      Files.delete(directory);
    }
  }
}
