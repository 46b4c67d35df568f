package dev.storehouse.service.training;

import dev.storehouse.gateway.template.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One function from its start to its cache: as the launcher starts it on Lambda, and so with the
 * options and the class path that the cache will fit.
 */
record Rehearsal(Scene scene, Stack stack, Path launcher, Path caches) {

  /** What a function says that has failed, or that could not do what it was asked. */
  private static final Pattern FAILURE = Pattern.compile("\"errorType\"|\"statusCode\":[45]");

  /** A builder may emulate the processor of the image. */
  private static final int MINUTES = 10;

  /**
   * Writes the cache.
   *
   * @param endpoint what every call to AWS goes to
   * @param options of the JVM, so that it trusts the endpoint
   * @param events the directory of the samples
   * @return its file
   * @throws TrainingException if an event is not answered, or no cache comes of it
   */
  Path play(String endpoint, List<String> options, Path events)
      throws IOException, InterruptedException {
    Files.deleteIfExists(cache());
    try (StandInLambda lambda = new StandInLambda()) {
      Process process = start(endpoint, lambda.address(), options);
      Thread.ofVirtual().start(() -> lambda.end(process.onExit().join().exitValue()));
      try {
        lambda.awaitReady();
        for (String event : scene.events()) {
          answer(event, lambda.invoke(Files.readString(events.resolve(event + ".json"))));
          lambda.awaitReady();
        }
        process.destroy();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || !Files.exists(cache())) {
          throw new TrainingException(scene.function() + " leaves no cache");
        }
        return cache();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void answer(String event, String answer) {
    System.out.println("train: " + event + ": " + answer);
    if (FAILURE.matcher(answer).find()) {
      throw new TrainingException(event + " has failed");
    }
  }

  /** The file that the launcher looks for when it starts the function. */
  private Path cache() {
    return caches.resolve(handler().replaceFirst("::.*", "") + ".aot");
  }

  private String handler() {
    return stack.resource(scene.function()).properties().text("Handler");
  }

  private Process start(String endpoint, String runtime, List<String> options) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.add("-XX:AOTCacheOutput=" + cache());
    // It tells of each class that it leaves out: such as belong to a recorder, or lack another.
    all.add("-Xlog:aot=error");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), handler());
    Map<String, String> variables = builder.environment();
    variables.putAll(stack.environment(scene.function()));
    if (scene.primed()) {
      all.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }
    variables.put("JAVA_OPTIONS", String.join(" ", all));
    variables.put("AWS_REGION", stack.region());
    variables.put("AWS_ENDPOINT_URL", endpoint);
    // A session, as Lambda's credentials have one: clients go another way without.
    variables.put("AWS_ACCESS_KEY_ID", "training");
    variables.put("AWS_SECRET_ACCESS_KEY", "training");
    variables.put("AWS_SESSION_TOKEN", "training");
    variables.put("AWS_LAMBDA_RUNTIME_API", runtime);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", scene.function());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    variables.put("LAMBDA_TASK_ROOT", "/var/task");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }
}
