package dev.storehouse.local.aws.redshift.statement;

import java.time.Duration;

/**
 * The quotas of the Data API.
 *
 * @param statementBytes of one SQL text
 * @param resultBytes of the values of one result
 * @param rowBytes of the values of one row
 * @param activeStatements that have not ended, in one warehouse
 * @param sessions that are open, in one warehouse
 * @param waitingRequests that wait at once for one statement
 * @param retention how long a statement and its result are kept
 * @param clientTokens how long a client token is remembered
 */
public record Limits(
    int statementBytes,
    long resultBytes,
    int rowBytes,
    int activeStatements,
    int sessions,
    int waitingRequests,
    Duration retention,
    Duration clientTokens) {

  /**
   * Those of AWS (Amazon Redshift Management Guide, "Considerations when calling the Data API").
   */
  public static Limits ofAws() {
    return new Limits(
        100 * 1024,
        500L * 1024 * 1024,
        64 * 1024,
        500,
        500,
        500,
        Duration.ofHours(24),
        Duration.ofHours(8));
  }
}
