package dev.storehouse.local;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.LocalAws;
import dev.storehouse.local.events.Scheduler;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import java.net.URI;
import java.util.List;

/**
 * The whole system in this JVM, as {@code template.yaml} describes it. Thread-safe.
 *
 * <p>
 *
 * {@snippet :
 * try (LocalSystem system = LocalSystem.start(Settings.anyPorts(root), Progress.SILENT)) {
 *   URI products = system.storeUrl().resolve("/products");
 * }
 * }
 */
public final class LocalSystem implements AutoCloseable {

  private final Stack stack;
  private final LocalAws aws;
  private final URI storeUrl;
  private final URI queryUrl;
  private final Identities identities;
  private final List<DemoTenant> tenants;
  private final Scheduler scheduler;
  private final Opened opened;

  LocalSystem(
      Stack stack,
      LocalAws aws,
      URI storeUrl,
      URI queryUrl,
      Identities identities,
      List<DemoTenant> tenants,
      Scheduler scheduler,
      Opened opened) {
    this.stack = stack;
    this.aws = aws;
    this.storeUrl = storeUrl;
    this.queryUrl = queryUrl;
    this.identities = identities;
    this.tenants = List.copyOf(tenants);
    this.scheduler = scheduler;
    this.opened = opened;
  }

  /**
   * Starts everything, demo data included.
   *
   * @throws StartException if a port or the data directory cannot be had
   */
  public static LocalSystem start(Settings settings, Progress progress) {
    return new Startup(settings, progress).run();
  }

  /** Where the store API answers, without a path. */
  public URI storeUrl() {
    return storeUrl;
  }

  /** Where the query API answers, without a path. */
  public URI queryUrl() {
    return queryUrl;
  }

  /** Where the AWS services answer: {@code AWS_ENDPOINT_URL}. */
  public URI awsEndpoint() {
    return aws.endpoint();
  }

  /** Who can log in from the start. */
  public Identities identities() {
    return identities;
  }

  /** The tenants there are from the start; the first one owns the store. */
  public List<DemoTenant> tenants() {
    return tenants;
  }

  /** The template with every value known. */
  public Stack stack() {
    return stack;
  }

  /** The AWS services, for looking behind the API. */
  public LocalAws aws() {
    return aws;
  }

  /** Runs now, out of turn, what the template schedules, and returns when it has run. */
  public void runSchedules() {
    scheduler.runNow();
  }

  /** Stops everything; what was kept in memory is gone. */
  @Override
  public void close() {
    opened.close();
  }
}
