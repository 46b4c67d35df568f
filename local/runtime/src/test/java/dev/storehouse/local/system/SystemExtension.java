package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.Progress;
import dev.storehouse.local.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link LocalSystem} of this JVM: on free ports, in memory, started once.
 * What the functions print goes to {@code target/system-test.log}.
 */
public final class SystemExtension implements ParameterResolver {

  /** A test sends more than a client may: what the gateway then refuses would not be tested. */
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "QueryThrottlingRateLimit", "10000",
          "QueryThrottlingBurstLimit", "5000",
          "TenantRateLimit", "10000",
          "TenantBurstLimit", "5000");

  private static final Namespace NAMESPACE = Namespace.create(SystemExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .system();
  }

  /** The repository. */
  static Path root() {
    return Path.of(System.getProperty("storehouse.root"));
  }

  /** Started, and its output away from the build's. JUnit closes it with the root store. */
  private record Running(LocalSystem system, PrintStream terminal, FailureLog failures)
      implements AutoCloseable {

    static Running start() {
      PrintStream terminal = System.out;
      try {
        Path log = Files.createDirectories(Path.of("target")).resolve("system-test.log");
        System.setOut(new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      FailureLog failures = FailureLog.to(System.out);
      return new Running(
          LocalSystem.start(Settings.anyPorts(root()).withParameters(NO_LIMITS), Progress.SILENT),
          terminal,
          failures);
    }

    @Override
    public void close() {
      system.close();
      failures.close();
      System.setOut(terminal);
    }
  }
}
