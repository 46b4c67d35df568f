package dev.storehouse.shared.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Makes identifiers such as {@code ord_06h5k2x9v3s8q0c1m7r4t2w6zy}: a prefix that tells the kind,
 * 48 bits of time in milliseconds and 80 random bits in Crockford's base 32, which sort as text by
 * the time they were made. Within one instance each is greater than the one before, even in the
 * same millisecond. Thread-safe.
 */
public final class Identifiers {

  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int LENGTH = 26;
  private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  /** 80 random bits as a high part of 16 and a low part of 64. */
  private record Moment(long millis, int high, long low) {

    Moment next() {
      long nextLow = low + 1;
      return new Moment(millis, nextLow == 0 ? high + 1 : high, nextLow);
    }
  }

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Moment> last = new AtomicReference<>(new Moment(0, 0, 0));

  public Identifiers(Clock clock) {
    this.clock = clock;
  }

  /** A new identifier that begins with {@code prefix}. */
  public String next(String prefix) {
    long now = clock.millis();
    Moment fresh = new Moment(now, random.nextInt(1 << 15), random.nextLong());
    Moment moment =
        last.updateAndGet(previous -> previous.millis() >= now ? previous.next() : fresh);
    return prefix + encode(moment);
  }

  /** What sorts before every identifier with this prefix made from that time on. */
  public static String earliest(String prefix, Instant time) {
    return prefix + encode(new Moment(Math.max(0, time.toEpochMilli()), 0, 0)).substring(0, 10);
  }

  /**
   * Whether a text from outside could be an identifier at all, so that it may be looked up: 1 to
   * 128 letters, digits, underscores and hyphens.
   */
  public static boolean isPlausible(String text) {
    return PLAUSIBLE.matcher(text).matches();
  }

  private static String encode(Moment moment) {
    char[] text = new char[LENGTH];
    long time = moment.millis();
    for (int i = 9; i >= 0; i--) {
      text[i] = DIGITS[(int) (time & 31)];
      time >>>= 5;
    }
    // 80 bits, five at a time from the lowest: 12 digits from the low part alone, one that
    // straddles.
    long low = moment.low();
    long high = moment.high() & 0xffff;
    for (int i = LENGTH - 1; i >= 10; i--) {
      text[i] = DIGITS[(int) (low & 31)];
      low = low >>> 5 | (high & 31) << 59;
      high >>>= 5;
    }
    return new String(text);
  }
}
