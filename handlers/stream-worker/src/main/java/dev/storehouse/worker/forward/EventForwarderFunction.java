package dev.storehouse.worker.forward;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * Posts each event of the store to a service, byte by byte as EventBridge tells it. Where that
 * fails Lambda calls again, twice at the most; so an event may come several times, always with the
 * same id. Thread-safe.
 */
public final class EventForwarderFunction implements RequestStreamHandler {

  private final EventService service;

  /** What Lambda calls: settings from the process's environment. */
  public EventForwarderFunction() {
    this(Environment.ofProcess());
  }

  /**
   * A function with settings of its own.
   *
   * @throws IllegalStateException if the URL of the service is missing or none to send to
   */
  public EventForwarderFunction(Environment environment) {
    this.service = EventService.of(environment, Clock.systemUTC());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    service.tell(ForwardedEvent.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
  }
}
