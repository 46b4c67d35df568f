package dev.storehouse.service.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a typed handler takes and gives. */
record HandlerTypes(Type input, Type output) {

  /**
   * Reads the type arguments of {@link RequestHandler} where the class, or one above it, gives
   * them.
   *
   * @throws IllegalStateException if they are not given
   */
  static HandlerTypes of(Class<?> handler) {
    return classesUpFrom(handler)
        .flatMap(type -> Arrays.stream(type.getGenericInterfaces()))
        .map(HandlerTypes::ofInterface)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(handler + " does not say what it takes and gives"));
  }

  private static Stream<Class<?>> classesUpFrom(@Nullable Class<?> type) {
    return type == null
        ? Stream.empty()
        : Stream.concat(Stream.of(type), classesUpFrom(type.getSuperclass()));
  }

  private static Optional<HandlerTypes> ofInterface(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == RequestHandler.class
        ? Optional.of(
            new HandlerTypes(
                generic.getActualTypeArguments()[0], generic.getActualTypeArguments()[1]))
        : Optional.empty();
  }
}
