package dev.storehouse.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where requests come from, as far as limits tell sources apart. */
public final class Source {

  private static final int PREFIX_BYTES = 8;

  private Source() {}

  /**
   * The part of an address that one party holds: all of an IPv4 address, the first 64 bits of an
   * IPv6 address (RFC 6177: a site gets at least that much). What is no address stands for itself.
   */
  public static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address wide
          ? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), PREFIX_BYTES))
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
