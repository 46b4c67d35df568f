package dev.storehouse.warehouse.statement;

import dev.storehouse.warehouse.statement.Execution.Figures;
import dev.storehouse.warehouse.statement.Execution.State;
import dev.storehouse.warehouse.statement.ResultPage.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** What the Data API answers, in our own terms. */
final class DataApiShapes {

  private DataApiShapes() {}

  /** The Data API's wait: whole seconds from 1 to 30, or no wait at all. */
  static @Nullable Integer seconds(Duration wait) {
    long seconds = Math.min(wait.toSeconds(), Statements.LONGEST_WAIT.toSeconds());
    return seconds < 1 ? null : Math.toIntExact(seconds);
  }

  static State state(@Nullable String status) {
    return switch (status) {
      case "FINISHED" -> State.FINISHED;
      case "FAILED" -> State.FAILED;
      case "ABORTED" -> State.ABORTED;
      case null, default -> State.RUNNING;
    };
  }

  static Execution execution(ExecuteStatementResponse response) {
    return new Execution(
        response.id(),
        state(response.statusAsString()),
        Boolean.TRUE.equals(response.hasResultSet()),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(response.sessionId()));
  }

  static Execution execution(DescribeStatementResponse response) {
    State state = state(response.statusAsString());
    return new Execution(
        response.id(),
        state,
        Boolean.TRUE.equals(response.hasResultSet()),
        state.isTerminal() ? Optional.of(figures(response)) : Optional.empty(),
        Optional.ofNullable(response.error()).filter(text -> !text.isBlank()),
        Optional.ofNullable(response.sessionId()));
  }

  private static Figures figures(DescribeStatementResponse response) {
    return new Figures(
        Math.max(0, number(response.resultRows())),
        Math.max(0, number(response.resultSize())),
        Duration.ofNanos(Math.max(0, number(response.duration()))));
  }

  static ResultPage page(GetStatementResultResponse response) {
    List<List<@Nullable Object>> rows = new ArrayList<>(response.records().size());
    for (List<Field> record : response.records()) {
      List<@Nullable Object> row = new ArrayList<>(record.size());
      for (Field field : record) {
        row.add(value(field));
      }
      rows.add(row);
    }
    return new ResultPage(
        response.columnMetadata().stream().map(DataApiShapes::column).toList(),
        rows,
        number(response.totalNumRows()),
        Optional.ofNullable(response.nextToken()).filter(token -> !token.isEmpty()));
  }

  private static @Nullable Object value(Field field) {
    return switch (field.type()) {
      case STRING_VALUE -> field.stringValue();
      case LONG_VALUE -> field.longValue();
      case DOUBLE_VALUE -> field.doubleValue();
      case BOOLEAN_VALUE -> field.booleanValue();
      case BLOB_VALUE -> field.blobValue().asByteArray();
      default -> null;
    };
  }

  private static Column column(ColumnMetadata column) {
    return new Column(
        Optional.ofNullable(column.label()).orElse(column.name()),
        column.typeName(),
        switch ((int) number(column.nullable())) {
          case 0 -> Optional.of(false);
          case 1 -> Optional.of(true);
          default -> Optional.empty();
        },
        (int) number(column.precision()),
        (int) number(column.scale()));
  }

  static long number(@Nullable Number value) {
    return value == null ? 0 : value.longValue();
  }
}
