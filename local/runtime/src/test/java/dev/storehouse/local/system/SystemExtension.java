package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.Progress;
import dev.storehouse.local.Settings;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
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
 * Gives a test class the {@link LocalSystem} of this JVM: on free ports, in memory, started once;
 * and the one {@link WebhookReceiver} that it may send to. What the functions print goes to {@code
 * target/system-test.log}.
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
    Class<?> type = parameter.getParameter().getType();
    return type == LocalSystem.class || type == WebhookReceiver.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    return parameter.getParameter().getType() == LocalSystem.class
        ? running.system()
        : running.receiver();
  }

  /** The repository. */
  static Path root() {
    return Path.of(System.getProperty("storehouse.root"));
  }

  /** Started, and its output away from the build's. JUnit closes it with the root store. */
  private record Running(
      LocalSystem system, WebhookReceiver receiver, PrintStream terminal, FailureLog failures)
      implements AutoCloseable {

    static Running start() {
      PrintStream terminal = System.out;
      WebhookReceiver receiver;
      try {
        receiver = WebhookReceiver.start();
        Path log = Files.createDirectories(Path.of("target")).resolve("system-test.log");
        System.setOut(new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      FailureLog failures = FailureLog.to(System.out);
      Settings settings =
          Settings.anyPorts(root())
              .withParameters(NO_LIMITS)
              .withWebhookExceptions(WebhookExceptions.of(receiver.place()));
      return new Running(
          LocalSystem.start(settings, Progress.SILENT), receiver, terminal, failures);
    }

    @Override
    public void close() {
      system.close();
      receiver.close();
      failures.close();
      System.setOut(terminal);
    }
  }
}
