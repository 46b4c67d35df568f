package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.storehouse.shared.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the instance that {@code Handler} names, through its public constructor that takes an
 * {@link Environment}, and gives it the serialisation of Lambda's Java runtime.
 */
final class HandlerFactory {

  private static final String METHOD = "handleRequest";

  private final FunctionSettings settings;

  HandlerFactory(FunctionSettings settings) {
    this.settings = settings;
  }

  EventHandler create() {
    return switch (instance()) {
      case RequestStreamHandler streams ->
          (event, context) -> {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            streams.handleRequest(new ByteArrayInputStream(event), output, context);
            return output.toByteArray();
          };
      case RequestHandler<?, ?> typed -> TypedEventHandler.of(typed);
      default -> throw cannot("it is neither a RequestHandler nor a RequestStreamHandler", null);
    };
  }

  private Object instance() {
    String[] parts = settings.handler().split("::", 2);
    if (parts.length == 2 && !parts[1].equals(METHOD)) {
      throw cannot("its method is not " + METHOD, null);
    }
    try {
      return Class.forName(parts[0])
          .getConstructor(Environment.class)
          .newInstance(settings.environment());
    } catch (InvocationTargetException e) {
      throw cannot("its constructor failed: " + e.getCause(), e.getCause());
    } catch (ClassNotFoundException e) {
      throw cannot("there is no such class", e);
    } catch (ReflectiveOperationException e) {
      throw cannot("it has no public constructor that takes an Environment", e);
    }
  }

  private IllegalStateException cannot(String reason, @Nullable Throwable cause) {
    return new IllegalStateException(
        "%s: cannot make %s: %s".formatted(settings.logicalId(), settings.handler(), reason),
        cause);
  }
}
