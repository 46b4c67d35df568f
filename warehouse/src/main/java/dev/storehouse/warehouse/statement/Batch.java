package dev.storehouse.warehouse.statement;

import java.util.List;

/**
 * Statements that run one after the other in one transaction: all of them or none.
 *
 * @param sqls 1 to 40 of them
 * @param clientToken 1 to 64 characters; the same token never runs twice
 * @param name at most 2048 characters; the completion event carries it
 * @param secretArn the secret of the database user as whom they run
 */
public record Batch(List<String> sqls, String clientToken, String name, String secretArn) {

  private static final int MOST = 40;

  /**
   * Makes a batch.
   *
   * @throws IllegalArgumentException if there are too few or too many
   */
  public Batch {
    sqls = List.copyOf(sqls);
    if (sqls.isEmpty() || sqls.size() > MOST) {
      throw new IllegalArgumentException("a batch has 1 to 40 statements");
    }
  }

  /**
   * The id of one of its statements.
   *
   * @param number from 1
   */
  public static String part(String statementId, int number) {
    return statementId + ":" + number;
  }
}
