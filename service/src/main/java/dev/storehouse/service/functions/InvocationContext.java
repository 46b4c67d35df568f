package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a handler is told about its invocation. Thread-safe. */
final class InvocationContext implements Context {

  private final FunctionSettings settings;
  private final String requestId;
  private final long deadline;

  InvocationContext(FunctionSettings settings, String requestId) {
    this.settings = settings;
    this.requestId = requestId;
    this.deadline = System.nanoTime() + settings.timeout().toNanos();
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + settings.name();
  }

  @Override
  public String getLogStreamName() {
    return "process";
  }

  @Override
  public String getFunctionName() {
    return settings.name();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return settings.arn();
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(
        Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
  }

  @Override
  public int getMemoryLimitInMB() {
    return settings.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return StandardOutputLogger.INSTANCE;
  }
}
