package dev.storehouse.warehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  /** Each entry of both registries of IANA (2025), multicast, and what is not handed out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/8",
        "0.0.0.0/32",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "169.254.169.254/32",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.0.0/29",
        "192.0.0.8/32",
        "192.0.0.9/32",
        "192.0.0.10/32",
        "192.0.0.170/32",
        "192.0.0.171/32",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.88.99.2/32",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "255.255.255.255/32",
        "::1/128",
        "::/128",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001::/32",
        "2001:1::1/128",
        "2001:1::2/128",
        "2001:1::3/128",
        "2001:2::/48",
        "2001:3::/32",
        "2001:4:112::/48",
        "2001:10::/28",
        "2001:20::/28",
        "2001:30::/28",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20",
        "4000::/3",
        "5f00::/16",
        "8000::/3",
        "fc00::/7",
        "fd00:ec2::254/128",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8"
      })
  void containNothingOfASpecialRange(String range) throws UnknownHostException {
    int slash = range.indexOf('/');
    byte[] address = InetAddress.ofLiteral(range.substring(0, slash)).getAddress();
    int free = address.length * Byte.SIZE - Integer.parseInt(range.substring(slash + 1));
    BigInteger first = new BigInteger(1, address);
    BigInteger last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    assertThat(PublicAddresses.contain(address(first, address.length))).isFalse();
    assertThat(PublicAddresses.contain(address(last, address.length))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2000::",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2001:4860:4860::8888",
        "2003::",
        "2606:4700:4700::1111",
        "2620:4f:8001::",
        "3fff:1000::"
      })
  void containTheirNeighbours(String address) {
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void containNoIpv4AddressInTheDisguiseOfIpv6() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = 8;
    assertThat(PublicAddresses.contain(Inet6Address.getByAddress(null, mapped, -1))).isFalse();
  }

  @Test
  void judgeTheEndOfATunnel() {
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral("2a00::5efe:a00:1"))).isFalse();
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral("2a00::200:5efe:7f00:1"))).isFalse();
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral("2a00::5efe:808:808"))).isTrue();
    assertThat(PublicAddresses.contain(InetAddress.ofLiteral("2a00::5eff:a00:1"))).isTrue();
  }

  @Test
  void areToldFromRangesWithoutStrayBits() {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of("10.0.0.1/8"));
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of("10.0.0.0/33"));
  }

  private static InetAddress address(BigInteger bits, int bytes) throws UnknownHostException {
    byte[] all = bits.toByteArray();
    byte[] address = new byte[bytes];
    int length = Math.min(all.length, bytes);
    System.arraycopy(all, all.length - length, address, bytes - length, length);
    return InetAddress.getByAddress(address);
  }
}
