package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;

/**
 * A typed handler with the serialisers that Lambda's Java runtime picks: one of their own for the
 * classes of aws-lambda-java-events, plain Jackson for all others.
 */
final class TypedEventHandler<I, O> implements EventHandler {

  private final RequestHandler<I, O> handler;
  private final PojoSerializer<I> input;
  private final PojoSerializer<O> output;

  private TypedEventHandler(
      RequestHandler<I, O> handler, PojoSerializer<I> input, PojoSerializer<O> output) {
    this.handler = handler;
    this.input = input;
    this.output = output;
  }

  static <I, O> TypedEventHandler<I, O> of(RequestHandler<I, O> handler) {
    HandlerTypes types = HandlerTypes.of(handler.getClass());
    return new TypedEventHandler<>(handler, serializer(types.input()), serializer(types.output()));
  }

  @Override
  public byte[] handle(byte[] event, Context context) {
    O result = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    output.toJson(result, bytes);
    return bytes.toByteArray();
  }

  /** The type is the handler's own type argument, which the compiler can no longer see. */
  @SuppressWarnings("unchecked")
  private static <T> PojoSerializer<T> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<T>)
          LambdaEventSerializers.serializerFor(event, event.getClassLoader());
    }
    return (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
  }
}
