package dev.storehouse.warehouse.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that belong to somebody on the Internet. Everything else is refused: whatever the
 * IANA IPv4 and IPv6 Special-Purpose Address Registries list (RFC 6890 and its successors), also
 * where they call it globally reachable, for no receiver lives there; multicast; and what is not
 * handed out.
 */
final class PublicAddresses {

  private static final Set<AddressRange> REFUSED =
      ranges(
          "0.0.0.0/8", // this network, RFC 791
          "10.0.0.0/8", // private, RFC 1918
          "100.64.0.0/10", // shared with a carrier, RFC 6598
          "127.0.0.0/8", // loopback, RFC 1122
          "169.254.0.0/16", // link-local, RFC 3927; a cloud's metadata
          "172.16.0.0/12", // private, RFC 1918
          "192.0.0.0/24", // IETF protocols, RFC 6890
          "192.0.2.0/24", // documentation, RFC 5737
          "192.31.196.0/24", // AS112, RFC 7535
          "192.52.193.0/24", // multicast tunnels, RFC 7450
          "192.88.99.0/24", // 6to4 relays, RFC 7526
          "192.168.0.0/16", // private, RFC 1918
          "192.175.48.0/24", // AS112, RFC 7534
          "198.18.0.0/15", // benchmarks, RFC 2544
          "198.51.100.0/24", // documentation, RFC 5737
          "203.0.113.0/24", // documentation, RFC 5737
          "224.0.0.0/4", // multicast, RFC 5771
          "240.0.0.0/4", // reserved, RFC 1112; broadcast
          // IANA hands out 2000::/3 alone (RFC 4291 §2.4). Around it lie loopback, IPv4-mapped and
          // IPv4-compatible addresses, NAT64, discard, SRv6, unique local, link-local, multicast.
          "::/3",
          "4000::/2",
          "8000::/1",
          "2001::/23", // IETF protocols, RFC 2928: Teredo, benchmarks, ORCHID, anycast
          "2001:db8::/32", // documentation, RFC 3849
          "2002::/16", // 6to4, RFC 3056
          "2620:4f:8000::/48", // AS112, RFC 7534
          "3fff::/20"); // documentation, RFC 9637

  /** How the interface identifiers of ISATAP begin, RFC 5214 §6.1; an IPv4 address follows. */
  private static final Set<AddressRange> TUNNELS = ranges("0.0.94.254/32", "2.0.94.254/32");

  private PublicAddresses() {}

  /** Whether a webhook may be sent to this address. */
  static boolean contain(InetAddress address) {
    return isPublic(address.getAddress());
  }

  private static boolean isPublic(byte[] address) {
    if (within(REFUSED, address)) {
      return false;
    }
    boolean tunnel = address.length == 16 && within(TUNNELS, Arrays.copyOfRange(address, 8, 12));
    return !tunnel || isPublic(Arrays.copyOfRange(address, 12, 16));
  }

  private static boolean within(Set<AddressRange> ranges, byte[] address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static Set<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::of).collect(Collectors.toUnmodifiableSet());
  }
}
