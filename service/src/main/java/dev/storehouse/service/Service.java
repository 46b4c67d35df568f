package dev.storehouse.service;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpLimits;
import dev.storehouse.gateway.http.HttpListener;
import dev.storehouse.gateway.httpapi.HttpApi;
import dev.storehouse.gateway.httpapi.HttpApiGateway;
import dev.storehouse.gateway.httpapi.HttpApiReader;
import dev.storehouse.gateway.restapi.RestApiGateway;
import dev.storehouse.gateway.restapi.RestApiReader;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.usage.UsagePlanReader;
import dev.storehouse.service.functions.FunctionHost;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A running service: one port, two gateways, the functions behind them. Thread-safe. */
final class Service implements AutoCloseable {

  /**
   * Fields as API Gateway takes them. Bodies are refused at 2 MiB, as all of them lie in one heap;
   * the APIs themselves say no beyond 1 MiB.
   */
  private static final HttpLimits LIMITS =
      new HttpLimits(HttpLimits.HTTP_API.headerBytes(), 2 * 1024 * 1024, Duration.ofSeconds(30));

  private final List<Runnable> ends;
  private final HttpListener listener;

  private Service(List<Runnable> ends, HttpListener listener) {
    this.ends = ends;
    this.listener = listener;
  }

  /**
   * Makes the functions, then listens.
   *
   * @param log takes one line of JSON at a time
   * @throws StartException if a setting is missing or the port cannot be had
   */
  static Service start(Settings settings, Consumer<String> log) {
    ServiceStack deployed = ServiceStack.of(settings);
    Stack stack = deployed.stack();
    FunctionHost functions = new FunctionHost(deployed.functions());
    try {
      functions.prepare();
      HttpApi storeApi = new HttpApiReader(stack).read().getFirst();
      HttpApiGateway store = new HttpApiGateway(storeApi, functions);
      HttpApiGateway health = new HttpApiGateway(storeApi, functions);
      RestApiGateway query =
          new RestApiGateway(
              new RestApiReader(stack).read().getFirst(),
              functions,
              new TenantKeys(UsagePlanReader.plansOf(stack)));
      HttpEndpoint both =
          new BothApis(
              new ConcurrencyLimit(store, settings.concurrency().store()),
              new ConcurrencyLimit(query, settings.concurrency().query()));
      HttpEndpoint logged =
          new AccessLog(
              new HealthCheck(health, new BehindBalancer(both)), InstantSource.system(), log);
      return new Service(
          List.of(health::close, query::close, store::close, functions::close),
          HttpListener.start(settings.binding(), LIMITS, logged));
    } catch (IOException | IllegalStateException e) {
      functions.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The port it listens on. */
  int port() {
    return listener.port();
  }

  /** Takes no more requests, lets those under way end, then stops. */
  @Override
  public void close() {
    listener.close();
    ends.forEach(Runnable::run);
  }
}
