package dev.storehouse.warehouse.webhook;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses that begin alike, as RFC 4632 §3.1 and RFC 4291 §2.3 write them.
 *
 * @param width bits of an address of this kind: 32 or 128
 * @param prefix what they begin with
 * @param length bits of the prefix
 */
record AddressRange(int width, BigInteger prefix, int length) {

  AddressRange {
    if (length < 0 || length > width || prefix.bitLength() > length) {
      throw new IllegalArgumentException("not a prefix of " + length + " bits");
    }
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if the text is none, or has bits beyond its length
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    int width = address.length * Byte.SIZE;
    int length = Integer.parseInt(text.substring(slash + 1));
    BigInteger bits = new BigInteger(1, address);
    if (bits.getLowestSetBit() >= 0 && bits.getLowestSetBit() < width - length) {
      throw new IllegalArgumentException("bits beyond the length: " + text);
    }
    return new AddressRange(width, bits.shiftRight(width - length), length);
  }

  /** Whether an address, of either kind, lies here. */
  boolean contains(byte[] address) {
    return address.length * Byte.SIZE == width
        && new BigInteger(1, address).shiftRight(width - length).equals(prefix);
  }
}
