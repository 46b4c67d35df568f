package dev.storehouse.warehouse.bulk.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Puts something before each call of a real thing. */
final class Interposed {

  private Interposed() {}

  static <T> T around(Class<T> type, T target, Runnable before) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              before.run();
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
