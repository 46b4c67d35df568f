package dev.storehouse.local.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions that note what they are called with, and fail as often as they are told. */
final class RecordingFunctions implements FunctionInvoker {

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  record Call(String function, Map<String, Object> event) {}

  void failTimes(int times) {
    failures.set(times);
  }

  /** The next call, which has happened or is about to. */
  Call next() throws InterruptedException {
    Call call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("no function was called");
    }
    return call;
  }

  boolean isQuiet() {
    return calls.isEmpty();
  }

  @Override
  public Set<String> functionNames() {
    return Set.of();
  }

  @Override
  public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
    try {
      calls.add(new Call(functionName, JSON.std.mapFrom(payload)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (failures.getAndDecrement() > 0) {
      throw new FunctionException("example.Trouble", "as asked");
    }
    return new byte[] {'{', '}'};
  }
}
