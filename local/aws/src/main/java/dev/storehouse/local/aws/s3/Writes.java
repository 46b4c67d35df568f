package dev.storehouse.local.aws.s3;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The objects that are being written. Until one is whole, S3Proxy has its bytes in a file beside
 * it, by its name and a UUID, which is no object and must not be listed as one. Thread-safe.
 */
final class Writes {

  private static final Pattern PARTIAL =
      Pattern.compile("(.+)-\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", Pattern.DOTALL);

  private record Name(String bucket, String key) {}

  private final Map<Name, Integer> running = new ConcurrentHashMap<>();

  /** Does what writes that object. */
  <T> T of(String bucket, String key, Supplier<T> write) {
    Name name = new Name(bucket, key);
    running.merge(name, 1, Integer::sum);
    try {
      return write.get();
    } finally {
      running.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Whether a file of that name is what there is so far of an object that is being written. */
  boolean isPartial(String bucket, String file) {
    Matcher partial = PARTIAL.matcher(file);
    return partial.matches() && running.containsKey(new Name(bucket, partial.group(1)));
  }
}
