package dev.storehouse.local;

import dev.storehouse.gateway.http.HttpLimits;
import dev.storehouse.gateway.http.HttpListener;
import dev.storehouse.gateway.httpapi.HttpApi;
import dev.storehouse.gateway.httpapi.HttpApiGateway;
import dev.storehouse.gateway.httpapi.HttpApiReader;
import dev.storehouse.gateway.restapi.RestApi;
import dev.storehouse.gateway.restapi.RestApiGateway;
import dev.storehouse.gateway.restapi.RestApiReader;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.LocalAws;
import dev.storehouse.local.aws.port.LateFunctions;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.events.EventBus;
import dev.storehouse.local.events.Scheduler;
import dev.storehouse.local.replica.StoreReplica;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.streams.EventSourceMappings;
import dev.storehouse.service.functions.FunctionHost;
import dev.storehouse.service.functions.FunctionReader;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Brings the system up in the order a deployment would: tables and secrets, functions, the first
 * signing key, the API; then the demo data. What does not depend on one another goes in parallel.
 */
final class Startup {

  private static final String GRANT_ADMIN = "GrantAdminFunction";

  private final Settings settings;
  private final Steps steps;
  private final Opened opened = new Opened();

  Startup(Settings settings, Progress progress) {
    this.settings = settings;
    this.steps = new Steps(progress);
  }

  LocalSystem run() {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      return run(parallel);
    } catch (CompletionException e) {
      opened.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private LocalSystem run(ExecutorService parallel) {
    Optional<DataDirectory> data = settings.data().map(DataDirectory::hold);
    data.ifPresent(opened::add);
    LateEndpoint store = new LateEndpoint();
    LateEndpoint query = new LateEndpoint();
    URI storeUrl = listen(store, settings.storePort(), Settings.STORE_PORT, HttpLimits.HTTP_API);
    URI queryUrl = listen(query, settings.queryPort(), Settings.QUERY_PORT, HttpLimits.REST_API);
    LateFunctions functions = new LateFunctions();
    CompletableFuture<LocalAws> awsStart =
        CompletableFuture.supplyAsync(
            () -> steps.timed("AWS services", () -> aws(data, functions)), parallel);
    Stack stack = steps.timed("template", () -> LocalStack.resolve(settings, storeUrl));
    LocalAws aws = awsStart.join();
    CompletableFuture<Warehouse> warehouse =
        CompletableFuture.supplyAsync(
            () -> steps.timed("warehouse", () -> LocalWarehouse.start(aws)), parallel);
    FunctionHost host =
        opened.add(new FunctionHost(new FunctionReader(stack, variables(aws)).read()));
    CompletableFuture<Void> prepared =
        CompletableFuture.runAsync(() -> steps.timed("functions", host::prepare), parallel);
    steps.timed("tables and secrets", () -> deploy(aws, stack));
    prepared.join();
    functions.bind(host);
    EventBus bus = opened.add(new EventBus(stack, host));
    aws.redshift().listen(bus::publish);
    aws.messaging().onEvent(bus::publish);
    EventSourceMappings mappings =
        opened.add(
            new EventSourceMappings(
                stack,
                host,
                aws.messaging(),
                aws.database().endpoint(),
                data.map(DataDirectory::path)));
    CompletableFuture<Void> signingKey =
        CompletableFuture.runAsync(
            () -> steps.timed("signing key", () -> aws.secrets().rotateNew(stack).join()),
            parallel);
    HttpApiGateway storeGateway = opened.add(new HttpApiGateway(storeApi(stack), host));
    store.bind(storeGateway);
    query.bind(opened.add(new RestApiGateway(queryApi(stack), host, aws.apiKeys())));
    CompletableFuture<StoreReplica> replica =
        warehouse.thenApplyAsync(it -> replicate(aws, stack, it), parallel);
    DemoData demo =
        opened.add(
            new DemoData(steps, data, storeUrl, host, stack.resource(GRANT_ADMIN).physicalId()));
    demo.register();
    signingKey.join();
    CompletableFuture<Void> catalogue = CompletableFuture.runAsync(demo::fillCatalogue, parallel);
    StoreReplica following = replica.join();
    aws.onWrite(following::hint);
    aws.onWrite(mappings::hint);
    store.bind(
        new HintingEndpoint(
            storeGateway,
            () -> {
              following.hint();
              mappings.hint();
            }));
    List<DemoTenant> tenants = demo.tenants(storeUrl, queryUrl, warehouse::join);
    catalogue.join();
    demo.planted();
    following.hint();
    mappings.start();
    Scheduler scheduler = opened.add(new Scheduler(stack, host));
    scheduler.start();
    return new LocalSystem(
        stack, aws, storeUrl, queryUrl, demo.identities(), tenants, scheduler, opened);
  }

  /** What the functions have beside the template's: its webhooks know no exceptions. */
  private Map<String, String> variables(LocalAws aws) {
    Map<String, String> variables = new HashMap<>(aws.clientEnvironment());
    variables.put("WEBHOOK_EXCEPTIONS", String.join(",", settings.webhookExceptions().places()));
    return variables;
  }

  private StoreReplica replicate(LocalAws aws, Stack stack, Warehouse warehouse) {
    return opened.add(
        StoreReplica.start(aws.database().endpoint(), stack, warehouse, Warehouse.DATABASE));
  }

  private URI listen(LateEndpoint endpoint, int port, String setting, HttpLimits limits) {
    try {
      HttpListener listener = opened.add(HttpListener.start(port, limits, endpoint));
      return URI.create("http://127.0.0.1:" + listener.port());
    } catch (BindException e) {
      throw new StartException(
          "port %d is taken: free it, or set %s to another (0 for any free one)"
              .formatted(port, setting),
          e);
    } catch (IOException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private LocalAws aws(Optional<DataDirectory> data, LateFunctions functions) {
    try {
      return opened.add(
          LocalAws.start(
              new LocalAws.Settings(
                  settings.awsPort(),
                  Settings.AWS_PORT,
                  LocalStack.REGION,
                  data.map(DataDirectory::path),
                  Set.of(RedshiftEngine.WORKGROUP)),
              functions));
    } catch (IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Data of an older template are refused in words that fit a terminal. */
  private static void deploy(LocalAws aws, Stack stack) {
    try {
      aws.deploy(stack);
    } catch (IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static HttpApi storeApi(Stack stack) {
    List<HttpApi> apis = new HttpApiReader(stack).read();
    if (apis.size() != 1) {
      throw new StartException("template.yaml must have one HTTP API, it has " + apis.size());
    }
    return apis.getFirst();
  }

  private static RestApi queryApi(Stack stack) {
    List<RestApi> apis = new RestApiReader(stack).read();
    if (apis.size() != 1) {
      throw new StartException("template.yaml must have one REST API, it has " + apis.size());
    }
    return apis.getFirst();
  }
}
