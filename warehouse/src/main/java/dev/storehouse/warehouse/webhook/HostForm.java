package dev.storehouse.warehouse.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the host of a URL may look like, so that nobody else reads it as another one. */
final class HostForm {

  private static final int LONGEST_NAME = 253;

  private static final String REST_OF_LABEL = "(?:[a-z0-9-]{0,61}[a-z0-9])?";

  /**
   * Labels of RFC 1123 §2.1 in lower case, without the root's dot. The last begins with a letter: a
   * number there makes an IPv4 address, in whatever notation (URL Standard, "host parsing").
   */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9]" + REST_OF_LABEL + "\\.)*[a-z]" + REST_OF_LABEL);

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

  private HostForm() {}

  /** Whether this is a name or an address, in lower case. */
  static boolean fits(String host) {
    return isName(host) || address(host).isPresent();
  }

  private static boolean isName(String host) {
    return host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
  }

  /** The address that stands in place of a name. An IPv4 address in brackets is none. */
  static Optional<InetAddress> address(String host) {
    if (IPV4.matcher(host).matches()) {
      return Optional.of(InetAddress.ofLiteral(host));
    }
    if (!IPV6.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Inet6Address.ofLiteral(host.substring(1, host.length() - 1)))
          .filter(Inet6Address.class::isInstance);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
