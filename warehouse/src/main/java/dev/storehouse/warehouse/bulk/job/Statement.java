package dev.storehouse.warehouse.bulk.job;

import java.util.List;

/** The SQL of a stage. */
sealed interface Statement {

  /** One statement. */
  record Single(String sql) implements Statement {}

  /** Several in one transaction. */
  record Transaction(List<String> sqls) implements Statement {

    public Transaction {
      sqls = List.copyOf(sqls);
    }
  }
}
