package dev.storehouse.warehouse.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. Its implementations are thread-safe. */
@FunctionalInterface
interface Resolver {

  /** At least one address, the preferred first. An address is its own. */
  List<InetAddress> resolve(String host) throws UnknownHostException, InterruptedException;
}
