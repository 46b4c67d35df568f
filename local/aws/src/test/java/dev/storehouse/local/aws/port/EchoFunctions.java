package dev.storehouse.local.aws.port;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two functions: one gives back its event, one fails. */
final class EchoFunctions implements FunctionInvoker {

  final List<String> events = new CopyOnWriteArrayList<>();

  @Override
  public Set<String> functionNames() {
    return Set.of("storehouse-Echo", "storehouse-Broken");
  }

  @Override
  public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
    events.add(new String(payload, StandardCharsets.UTF_8));
    if (functionName.equals("storehouse-Broken")) {
      throw new FunctionException(new IllegalStateException("no stock"));
    }
    return payload;
  }
}
