package dev.storehouse.query.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a statement of another kind does not run, and what does its work, by its first word. */
final class OtherStatements {

  private static final String QUERIES = "only queries are allowed: SELECT, WITH or VALUES";
  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    add(
        "EXPLAIN is an operation of its own: send the query, without this word, to queries:explain",
        List.of("explain"));
    add(
        QUERIES + "; schemas, tables and columns are listed by the catalog operations",
        List.of("show", "describe", "desc"));
    add(
        QUERIES + "; rows are loaded and changed by bulk jobs",
        List.of("insert", "update", "delete", "merge", "copy", "truncate", "replace", "upsert"));
    add(QUERIES + "; results are exported by bulk jobs", List.of("unload"));
    add(
        QUERIES + "; put intermediate results into WITH",
        List.of("create", "drop", "alter", "declare", "fetch", "prepare", "execute", "deallocate"));
    add(
        QUERIES + "; each query is a transaction of its own",
        List.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "lock"));
    add(QUERIES + "; session settings cannot be changed", List.of("set", "reset", "use"));
    add(QUERIES + "; instead of TABLE t write SELECT * FROM t", List.of("table"));
    add(QUERIES + "; a job is cancelled by deleting it", List.of("cancel"));
  }

  private OtherStatements() {}

  private static void add(String reason, List<String> firstWords) {
    firstWords.forEach(word -> REASONS.put(word, reason));
  }

  static String reason(Token first) {
    return first.kind() == Token.Kind.WORD
        ? REASONS.getOrDefault(first.folded(), QUERIES)
        : QUERIES;
  }
}
