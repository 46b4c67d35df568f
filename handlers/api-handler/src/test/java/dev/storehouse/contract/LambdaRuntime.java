package dev.storehouse.contract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hands bytes to a handler and takes bytes from it, with the serialisers of Lambda's runtime. */
public final class LambdaRuntime<I, O> {

  private final RequestHandler<I, O> handler;
  private final PojoSerializer<I> input;
  private final PojoSerializer<O> output;

  private LambdaRuntime(
      RequestHandler<I, O> handler, PojoSerializer<I> input, PojoSerializer<O> output) {
    this.handler = handler;
    this.input = input;
    this.output = output;
  }

  /** The runtime of one handler. */
  public static <I, O> LambdaRuntime<I, O> of(RequestHandler<I, O> handler) {
    Type[] types =
        Arrays.stream(handler.getClass().getGenericInterfaces())
            .filter(ParameterizedType.class::isInstance)
            .map(ParameterizedType.class::cast)
            .filter(type -> type.getRawType() == RequestHandler.class)
            .findFirst()
            .orElseThrow()
            .getActualTypeArguments();
    return new LambdaRuntime<>(handler, serializer(types[0]), serializer(types[1]));
  }

  /** An invocation without context. */
  public byte[] invoke(byte[] event) {
    return invoke(event, null);
  }

  /** An invocation. */
  public byte[] invoke(byte[] event, @Nullable Context context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    O result = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
    output.toJson(result, bytes);
    return bytes.toByteArray();
  }

  /** The type is the handler's own type argument. */
  @SuppressWarnings("unchecked")
  private static <T> PojoSerializer<T> serializer(Type type) {
    return type instanceof Class<?> event
            && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
        ? (PojoSerializer<T>) LambdaEventSerializers.serializerFor(event, event.getClassLoader())
        : (PojoSerializer<T>) JacksonFactory.getInstance().getSerializer(type);
  }
}
