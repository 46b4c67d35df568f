package dev.storehouse.warehouse.statement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Statements of the warehouse, as the Amazon Redshift Data API has them. Implementations are
 * thread-safe, and their calls end: within the wait and a few seconds more.
 */
public interface Statements {

  /** The longest that a call may wait for a statement: what the Data API takes. */
  Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /**
   * Runs a statement, or finds the one that was submitted with the same client token: however often
   * this is called, the SQL runs once.
   *
   * @param wait how long to wait for its end, zero to {@link #LONGEST_WAIT}
   * @throws WarehouseBusyException if the warehouse takes no more for the moment
   * @throws SessionLostException if the session that it names cannot be used; nothing ran
   * @throws StatementRefusedException if it could not be submitted at all; nothing ran
   */
  Execution submit(Submission submission, Duration wait);

  /**
   * Runs statements as one transaction, or finds the one that was submitted with the same client
   * token. It is not waited for.
   *
   * @throws WarehouseBusyException if the warehouse takes no more for the moment
   * @throws StatementRefusedException if it could not be submitted at all; nothing ran
   */
  Execution submit(Batch batch);

  /**
   * How many rows each part of a finished batch gave or touched, in order.
   *
   * @throws UnknownStatementException if the warehouse does not know it, or not any more
   */
  List<Long> rowsOfParts(String statementId);

  /**
   * How a statement stands.
   *
   * @param wait how long to wait for its end, zero to {@link #LONGEST_WAIT}
   * @throws UnknownStatementException if the warehouse does not know it, or not any more
   */
  Execution follow(String statementId, Duration wait);

  /**
   * One page of a finished statement's rows.
   *
   * @param statementId that of a statement, or of a {@link Batch#part}
   * @param from the {@link ResultPage#next} of the page before, empty for the first one
   * @throws UnknownStatementException if the result is not there, or not any more
   */
  ResultPage result(String statementId, Optional<String> from);

  /**
   * Asks for the end of a statement. Its state tells what came of it: it may have ended before.
   *
   * @return false if it had ended already
   * @throws UnknownStatementException if the warehouse does not know it, or not any more
   */
  boolean cancel(String statementId);
}
