package dev.storehouse.benchmarks.lambda;

import dev.storehouse.local.aws.lambda.RuntimeApi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function in a fresh JVM under Lambda's runtime interface client, with the memory of a function
 * of 512 MB. Thread-safe.
 */
public final class FunctionProcess implements AutoCloseable {

  /** Heap of a function of 512 MB: 85 %, as Lambda's own command line has it. */
  static final String HEAP = "-XX:MaxHeapSize=445645k";

  /** What Lambda's own command line says besides, and that holds wherever it runs. */
  private static final List<String> FLAGS =
      List.of(
          HEAP,
          "-XX:+UseSerialGC",
          "-Djava.net.preferIPv4Stack=true",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  /** As Lambda starts Java 25 unless SnapStart or provisioned concurrency is on. */
  public static final List<String> FIRST_TIER_ONLY =
      List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");

  private final RuntimeApi api;
  private final Process process;

  private FunctionProcess(RuntimeApi api, Process process) {
    this.api = api;
    this.process = process;
  }

  /**
   * Starts a JVM.
   *
   * @param layout its class path
   * @param handler the function, as {@code template.yaml} names it
   * @param flags of the JVM, besides those of Lambda
   * @param environment what Lambda would set
   */
  public static FunctionProcess start(
      Layout layout, String handler, List<String> flags, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.add("-classpath");
    command.add(
        layout.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(handler);
    return start(command, layout.workingDirectory(), environment);
  }

  /** Starts any program that speaks the runtime API. */
  public static FunctionProcess start(
      List<String> command, Path workingDirectory, Map<String, String> environment) {
    RuntimeApi api = new RuntimeApi();
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "storehouse");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    builder.environment().put("LAMBDA_TASK_ROOT", workingDirectory.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(workingDirectory.resolveSibling("function.log").toFile());
    try {
      Process process = builder.start();
      Thread.ofVirtual()
          .start(() -> api.fail("ended with status " + process.onExit().join().exitValue()));
      return new FunctionProcess(api, process);
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  /** Its side of the runtime API. */
  public RuntimeApi api() {
    return api;
  }

  /** What all threads of the process have used of a processor so far; it advances by 10 ms. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
