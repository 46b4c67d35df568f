package dev.storehouse.warehouse.statement;

import dev.storehouse.warehouse.statement.Submission.SessionUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Statements through the Amazon Redshift Data API. Thread-safe.
 *
 * <p>The client's read timeout has to be longer than the longest wait.
 */
public final class DataApiStatements implements Statements {

  private final RedshiftDataClient client;
  private final WarehouseTarget target;

  public DataApiStatements(RedshiftDataClient client, WarehouseTarget target) {
    this.client = client;
    this.target = target;
  }

  @Override
  public Execution submit(Submission submission, Duration wait) {
    try {
      ExecuteStatementResponse response = client.executeStatement(request(submission, wait));
      Execution execution = DataApiShapes.execution(response);
      // Why it failed is not part of this answer.
      return execution.state() == Execution.State.FAILED
          ? follow(response.id(), Duration.ZERO)
          : execution;
    } catch (ActiveStatementsExceededException
        | ActiveSessionsExceededException
        | ActiveWaitingRequestsExceededException e) {
      throw new WarehouseBusyException(e);
    } catch (ValidationException | ResourceNotFoundException e) {
      // The Data API has one error for all that is wrong with a request. Without its session it
      // goes through, or tells what else is wrong.
      throw submission.sessionId().isPresent()
          ? new SessionLostException(e)
          : new StatementRefusedException(e);
    }
  }

  private ExecuteStatementRequest request(Submission submission, Duration wait) {
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .sql(submission.sql())
            .clientToken(submission.clientToken())
            .statementName(submission.name())
            .withEvent(true)
            .waitTimeSeconds(DataApiShapes.seconds(wait));
    if (!submission.parameters().isEmpty()) {
      request.parameters(
          submission.parameters().stream()
              .map(value -> SqlParameter.builder().name(value.name()).value(value.value()).build())
              .toList());
    }
    switch (submission.session()) {
      case SessionUse.None _ -> connect(request, submission);
      case SessionUse.Open(Duration keepAlive) ->
          connect(request, submission).sessionKeepAliveSeconds(keepAliveSeconds(keepAlive));
      case SessionUse.Reuse(String sessionId, Duration keepAlive) ->
          request.sessionId(sessionId).sessionKeepAliveSeconds(keepAliveSeconds(keepAlive));
    }
    return request.build();
  }

  private ExecuteStatementRequest.Builder connect(
      ExecuteStatementRequest.Builder request, Submission submission) {
    request.database(target.database()).secretArn(submission.secretArn());
    return switch (target.kind()) {
      case CLUSTER -> request.clusterIdentifier(target.name());
      case SERVERLESS -> request.workgroupName(target.name());
    };
  }

  private static int keepAliveSeconds(Duration keepAlive) {
    return Math.toIntExact(keepAlive.toSeconds());
  }

  @Override
  public Execution submit(Batch batch) {
    try {
      BatchExecuteStatementRequest.Builder request =
          BatchExecuteStatementRequest.builder()
              .sqls(batch.sqls())
              .clientToken(batch.clientToken())
              .statementName(batch.name())
              .withEvent(true)
              .database(target.database())
              .secretArn(batch.secretArn());
      String id = client.batchExecuteStatement(addressed(request).build()).id();
      return follow(id, Duration.ZERO);
    } catch (ActiveStatementsExceededException | ActiveSessionsExceededException e) {
      throw new WarehouseBusyException(e);
    } catch (ValidationException | ResourceNotFoundException e) {
      throw new StatementRefusedException(e);
    }
  }

  private BatchExecuteStatementRequest.Builder addressed(
      BatchExecuteStatementRequest.Builder request) {
    return switch (target.kind()) {
      case CLUSTER -> request.clusterIdentifier(target.name());
      case SERVERLESS -> request.workgroupName(target.name());
    };
  }

  @Override
  public List<Long> rowsOfParts(String statementId) {
    try {
      return client.describeStatement(request -> request.id(statementId)).subStatements().stream()
          .map(part -> Math.max(0, DataApiShapes.number(part.resultRows())))
          .toList();
    } catch (ResourceNotFoundException e) {
      throw new UnknownStatementException(e);
    }
  }

  @Override
  public Execution follow(String statementId, Duration wait) {
    try {
      DescribeStatementResponse response =
          client.describeStatement(
              request -> request.id(statementId).waitTimeSeconds(DataApiShapes.seconds(wait)));
      return DataApiShapes.execution(response);
    } catch (ActiveWaitingRequestsExceededException e) {
      throw new WarehouseBusyException(e);
    } catch (ResourceNotFoundException e) {
      throw new UnknownStatementException(e);
    }
  }

  @Override
  public ResultPage result(String statementId, Optional<String> from) {
    try {
      GetStatementResultResponse response =
          client.getStatementResult(
              request -> request.id(statementId).nextToken(from.orElse(null)));
      return DataApiShapes.page(response);
    } catch (ResourceNotFoundException e) {
      throw new UnknownStatementException(e);
    }
  }

  @Override
  public boolean cancel(String statementId) {
    try {
      return Boolean.TRUE.equals(
          client.cancelStatement(request -> request.id(statementId)).status());
    } catch (ValidationException e) {
      // It has ended: a cancellation has nothing else that could be wrong.
      return false;
    } catch (ResourceNotFoundException e) {
      throw new UnknownStatementException(e);
    }
  }
}
