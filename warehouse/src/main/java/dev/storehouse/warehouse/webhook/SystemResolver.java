package dev.storehouse.warehouse.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The operating system's resolver. A lookup there cannot be interrupted, and takes as long as a
 * stranger's name server likes: so it has a thread of its own, and only the wait for it ends early.
 */
final class SystemResolver implements Resolver {

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException {
    FutureTask<List<InetAddress>> lookup =
        new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
    Thread.ofPlatform().daemon().name("webhook-lookup").start(lookup);
    try {
      return lookup.get();
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException("no addresses found");
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }
}
