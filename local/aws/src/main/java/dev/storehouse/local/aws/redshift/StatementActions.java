package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.result.ResultFormat;
import dev.storehouse.local.aws.redshift.result.StoredResult;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.statement.Part;
import dev.storehouse.local.aws.redshift.statement.Sessions;
import dev.storehouse.local.aws.redshift.statement.Statement;
import dev.storehouse.local.aws.redshift.statement.Statements;
import dev.storehouse.local.aws.redshift.statement.Submission;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Members;
import dev.storehouse.local.aws.redshift.wire.Tokens;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** The actions on statements and sessions. */
final class StatementActions {

  private static final int LONGEST_WAIT = 30;
  private static final int LARGEST_PAGE = 100;

  private final Statements statements;
  private final Submissions submissions;
  private final Limits limits;

  StatementActions(Statements statements, Submissions submissions, Limits limits) {
    this.statements = statements;
    this.submissions = submissions;
    this.limits = limits;
  }

  /** Which statements ListStatements gives. */
  private enum StatusFilter {
    SUBMITTED,
    PICKED,
    STARTED,
    FINISHED,
    ABORTED,
    FAILED,
    ALL
  }

  byte[] execute(Map<String, Object> body) throws InterruptedException {
    Members request = Members.of(body, Submissions.members("Sql"));
    return submit(submissions.execute(request), request);
  }

  byte[] batchExecute(Map<String, Object> body) throws InterruptedException {
    Members request = Members.of(body, Submissions.members("Sqls", "ExecutionMode"));
    return submit(submissions.batch(request), request);
  }

  private byte[] submit(Submission submission, Members request) throws InterruptedException {
    Duration wait = wait(request);
    return Json.write(Shapes.submitted(await(statements.submit(submission), wait)));
  }

  byte[] describe(Map<String, Object> body) throws InterruptedException {
    Members request = Members.of(body, Set.of("Id", "WaitTimeSeconds"));
    String id = requiredId(request);
    Statement.View view = await(statements.find(id), wait(request));
    if (!id.contains(":")) {
      return Json.write(Shapes.described(view));
    }
    Map<String, Object> shape = new LinkedHashMap<>(Shapes.part(part(view, id)));
    view.submission().target().into(shape);
    shape.put("RedshiftPid", view.pid());
    shape.put("ResultFormat", view.submission().format().name());
    return Json.write(shape);
  }

  byte[] result(Map<String, Object> body, ResultFormat format) throws InterruptedException {
    Members request = Members.of(body, Set.of("Id", "NextToken", "WaitTimeSeconds"));
    String id = requiredId(request);
    int page = Tokens.position(request, id).orElse(0);
    Statement.View view = await(statements.find(id), wait(request));
    if (view.submission().format() != format) {
      throw DataApiException.validation(
          "The statement was run with the result format %s: get its result with %s."
              .formatted(
                  view.submission().format(),
                  format == ResultFormat.CSV ? "GetStatementResult" : "GetStatementResultV2"));
    }
    if (view.submission().batch() && !id.contains(":")) {
      throw DataApiException.validation(
          "%s is a batch: name one of its statements, as in %s:1.".formatted(id, id));
    }
    StoredResult result =
        Optional.of(view)
            .filter(ended -> ended.status().terminal())
            .flatMap(ended -> part(ended, id).result())
            .orElseThrow(
                () ->
                    DataApiException.notFound(
                        "Query does not have result. Please check query status with DescribeStatement.",
                        id));
    return result.answer(id, page);
  }

  byte[] cancel(Map<String, Object> body) throws InterruptedException {
    Members request = Members.of(body, Set.of("Id"));
    statements.cancel(requiredId(request));
    return Json.write(Map.of("Status", true));
  }

  byte[] listStatements(Map<String, Object> body) {
    Members request =
        Members.of(
            body,
            Set.of(
                "StatementName",
                "Status",
                "RoleLevel",
                "Database",
                "ClusterIdentifier",
                "WorkgroupName",
                "NextToken",
                "MaxResults"));
    String prefix = request.text("StatementName", 0, 2048).orElse("");
    StatusFilter status =
        request.constant("Status", StatusFilter.class).orElse(StatusFilter.FINISHED);
    Optional<WarehouseId> warehouse = Targets.warehouse(request);
    Optional<String> database = request.text("Database");
    Predicate<Statement.View> asked =
        view ->
            (status == StatusFilter.ALL || view.status().name().equals(status.name()))
                && view.submission().name().orElse("").startsWith(prefix)
                && within(view, warehouse, database);
    Map<String, Object> answer = new LinkedHashMap<>();
    Tokens.page(
        answer, "Statements", statements.all(), asked, request, LARGEST_PAGE, Shapes::listed);
    return Json.write(answer);
  }

  byte[] listSessions(Map<String, Object> body) {
    Members request =
        Members.of(
            body,
            Set.of(
                "SessionId",
                "Status",
                "RoleLevel",
                "Database",
                "ClusterIdentifier",
                "WorkgroupName",
                "NextToken",
                "MaxResults"));
    Optional<String> id = Submissions.id(request, "SessionId");
    Optional<Sessions.SessionStatus> status =
        request.constant("Status", Sessions.SessionStatus.class);
    Optional<WarehouseId> warehouse = Targets.warehouse(request);
    Optional<String> database = request.text("Database");
    List<Sessions.View> all = statements.sessions().all();
    if (id.isPresent() && all.stream().noneMatch(session -> id.get().equals(session.id()))) {
      throw DataApiException.notFound("Session does not exist.", id.get());
    }
    Predicate<Sessions.View> asked =
        session ->
            id.map(session.id()::equals).orElse(true)
                && status
                    .map(session.status()::equals)
                    .orElse(id.isPresent() || session.status() != Sessions.SessionStatus.CLOSED)
                && warehouse.map(session.target().warehouse()::equals).orElse(true)
                && database.map(session.target().database()::equals).orElse(true);
    Map<String, Object> answer = new LinkedHashMap<>();
    Tokens.page(answer, "Sessions", all, asked, request, LARGEST_PAGE, Shapes::session);
    return Json.write(answer);
  }

  private static boolean within(
      Statement.View view, Optional<WarehouseId> warehouse, Optional<String> database) {
    return warehouse.map(view.submission().target().warehouse()::equals).orElse(true)
        && database.map(view.submission().target().database()::equals).orElse(true);
  }

  private static String requiredId(Members request) {
    return Submissions.id(request, "Id").orElseGet(() -> request.required("Id"));
  }

  private static Part part(Statement.View view, String id) {
    return view.parts().stream()
        .filter(part -> part.id().equals(id))
        .findFirst()
        .orElseThrow(() -> DataApiException.notFound("Query does not exist.", id));
  }

  private static Duration wait(Members request) {
    OptionalInt seconds = request.integer("WaitTimeSeconds", 1, LONGEST_WAIT);
    return Duration.ofSeconds(seconds.orElse(0));
  }

  private Statement.View await(Statement statement, Duration wait) throws InterruptedException {
    if (wait.isZero()) {
      return statement.view();
    }
    return statement
        .await(wait, limits.waitingRequests())
        .orElseThrow(() -> DataApiException.activeWaitingRequests(limits.waitingRequests()));
  }
}
