package dev.storehouse.local.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.messaging.PublishedEvent;
import dev.storehouse.local.aws.redshift.CompletionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The buses with the rules of a stack. Events take a moment to their targets, as in AWS: who caused
 * one has long gone on when it arrives. Thread-safe.
 */
public final class EventBus implements AutoCloseable {

  /** Of the order that users of EventBridge measure; with nothing in between it would race. */
  private static final Duration LATENCY = Duration.ofMillis(50);

  static final String DEFAULT = "default";

  private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
  private final Stack stack;
  private final List<Rule> rules;
  private final Delivery delivery;
  private final Pause pause;

  EventBus(Stack stack, FunctionInvoker functions, InstantSource clock, Pause pause) {
    this.pause = pause;
    this.stack = stack;
    this.rules = new EventReader(stack).rules();
    this.delivery = new Delivery(functions, clock, pause);
  }

  /**
   * Buses that call these functions.
   *
   * @throws dev.storehouse.gateway.template.TemplateException if a rule asks for what is not
   *     emulated
   */
  public EventBus(Stack stack, FunctionInvoker functions) {
    this(stack, functions, InstantSource.system(), Pause.REAL);
  }

  /** Publishes on the default bus. */
  void publish(Event event) {
    publish(DEFAULT, event);
  }

  /** Calls the functions of all rules of the bus that the event fits; returns at once. */
  private void publish(String bus, Event event) {
    Map<String, Object> document = event.document(stack.accountId(), stack.region());
    for (Rule rule : rules) {
      if (rule.bus().equals(bus) && rule.pattern().matches(document, true)) {
        byte[] payload = payload(document);
        begin(rule.target(), payload);
      }
    }
  }

  /** Publishes what the Redshift Data API tells of statements that have ended. */
  public void publish(CompletionEvent ended) {
    publish(
        new Event(
            ended.id(),
            CompletionEvent.SOURCE,
            CompletionEvent.DETAIL_TYPE,
            ended.time(),
            List.of(),
            ended.detail()));
  }

  /** Publishes what a client has put. */
  public void publish(PublishedEvent put) {
    publish(
        put.bus(),
        new Event(
            put.id(), put.source(), put.detailType(), put.time(), put.resources(), put.detail()));
  }

  private void begin(Target target, byte[] payload) {
    try {
      deliveries.execute(() -> deliver(target, payload));
    } catch (RejectedExecutionException _) {
      DeliveryLog.STANDARD_OUTPUT.givenUp(target, payload, "the system stops");
    }
  }

  private void deliver(Target target, byte[] payload) {
    try {
      pause.of(LATENCY);
      delivery.deliver(target, target.retryPolicy(), payload);
    } catch (InterruptedException _) {
      DeliveryLog.STANDARD_OUTPUT.givenUp(target, payload, "the system stops");
    }
  }

  private static byte[] payload(Map<String, Object> document) {
    try {
      return JSON.std.asBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("an event could not be written", e);
    }
  }

  /** Gives up the deliveries under way; each is in the log. */
  @Override
  public void close() {
    deliveries.shutdownNow();
  }
}
