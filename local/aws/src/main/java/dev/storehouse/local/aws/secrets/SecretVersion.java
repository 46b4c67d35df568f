package dev.storehouse.local.aws.secrets;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One value a secret has had.
 *
 * @param value empty while a rotation has made the version but not yet its value
 * @param stages staging labels; a version without any is deprecated
 */
record SecretVersion(
    String id, Instant created, Optional<SecretValue> value, SortedSet<String> stages) {

  static final String CURRENT = "AWSCURRENT";
  static final String PENDING = "AWSPENDING";
  static final String PREVIOUS = "AWSPREVIOUS";

  SecretVersion {
    stages = new TreeSet<>(stages);
  }

  SecretVersion holding(SecretValue newValue) {
    return new SecretVersion(id, created, Optional.of(newValue), stages);
  }

  SecretVersion with(String stage) {
    SortedSet<String> more = new TreeSet<>(stages);
    more.add(stage);
    return new SecretVersion(id, created, value, more);
  }

  SecretVersion without(String stage) {
    SortedSet<String> fewer = new TreeSet<>(stages);
    fewer.remove(stage);
    return new SecretVersion(id, created, value, fewer);
  }
}
