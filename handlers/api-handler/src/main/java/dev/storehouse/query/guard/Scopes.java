package dev.storehouse.query.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What names mean where the walk is: common tables, and the ranges of FROM by their names. */
final class Scopes {

  private final Deque<Set<String>> commonTables = new ArrayDeque<>();
  private final Deque<Set<String>> ranges = new ArrayDeque<>();

  void enterQuery() {
    commonTables.push(new HashSet<>());
  }

  void leaveQuery() {
    commonTables.pop();
  }

  void addCommonTable(String name) {
    commonTables.element().add(name);
  }

  // Exactly: where a name folds in one warehouse only, it must not pass for a common table in the
  // other.
  boolean isCommonTable(String name) {
    return commonTables.stream().anyMatch(names -> names.contains(name));
  }

  void enterRanges() {
    ranges.push(new HashSet<>());
  }

  void leaveRanges() {
    ranges.pop();
  }

  void addRange(String name) {
    ranges.element().add(fold(name));
  }

  boolean isRange(String name) {
    String folded = fold(name);
    return ranges.stream().anyMatch(names -> names.contains(folded));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
