package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.result.ResultFormat;
import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.statement.Statements;
import dev.storehouse.local.aws.redshift.statement.Submission;
import dev.storehouse.local.aws.redshift.statement.Target;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Members;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads ExecuteStatement and BatchExecuteStatement. */
final class Submissions {

  private static final Set<String> COMMON =
      Set.of(
          "Parameters",
          "StatementName",
          "WithEvent",
          "ClientToken",
          "ResultFormat",
          "SessionKeepAliveSeconds",
          "SessionId",
          "WaitTimeSeconds");
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_]+");
  private static final Pattern ID =
      Pattern.compile("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{0,2})?");
  private static final int MOST_SQLS = 40;
  private static final int LONGEST_TOKEN = 64;
  private static final int LONGEST_NAME = 2048;
  private static final int LONGEST_KEEP_ALIVE = 86400;

  private final Targets targets;
  private final Statements statements;
  private final Limits limits;

  Submissions(Targets targets, Statements statements, Limits limits) {
    this.targets = targets;
    this.statements = statements;
    this.limits = limits;
  }

  /** The members of both actions besides the SQL. */
  static Set<String> members(String... own) {
    Set<String> members = new HashSet<>(COMMON);
    members.addAll(Targets.MEMBERS);
    members.addAll(List.of(own));
    return members;
  }

  /** The identifier a request names under a member. */
  static Optional<String> id(Members request, String name) {
    return request.matching(name, ID);
  }

  Submission execute(Members request) {
    return submission(
        request, List.of(request.required("Sql")), false, Submission.ExecutionMode.TRANSACTION);
  }

  Submission batch(Members request) {
    return submission(
        request,
        request.texts("Sqls", 1, MOST_SQLS),
        true,
        request
            .constant("ExecutionMode", Submission.ExecutionMode.class)
            .orElse(Submission.ExecutionMode.TRANSACTION));
  }

  private Submission submission(
      Members request, List<String> sqls, boolean batch, Submission.ExecutionMode mode) {
    sqls.forEach(this::check);
    Optional<String> session = id(request, "SessionId");
    OptionalInt keepAlive = request.integer("SessionKeepAliveSeconds", 0, LONGEST_KEEP_ALIVE);
    Map<String, String> parameters = parameters(request);
    Optional<String> name = request.text("StatementName", 0, LONGEST_NAME);
    Optional<String> token = request.text("ClientToken", 1, LONGEST_TOKEN);
    ResultFormat format =
        request.constant("ResultFormat", ResultFormat.class).orElse(ResultFormat.JSON);
    return new Submission(
        sqls,
        batch,
        mode,
        session.map(id -> ofSession(request, id, token)).orElseGet(() -> targets.target(request)),
        parameters,
        name,
        request.flag("WithEvent"),
        token,
        format,
        keepAlive.isPresent()
            ? Optional.of(Duration.ofSeconds(keepAlive.getAsInt()))
            : Optional.empty(),
        session);
  }

  /** A session has its target; what the request repeats of it must be the same. */
  private Target ofSession(Members request, String sessionId, Optional<String> token) {
    // A repeated request is answered as the first was, even if the session is over meanwhile.
    return token.flatMap(statements::target).orElseGet(() -> ofSession(request, sessionId));
  }

  private Target ofSession(Members request, String sessionId) {
    Target target = statements.sessions().target(sessionId);
    boolean other =
        Targets.warehouse(request).filter(id -> !id.equals(target.warehouse())).isPresent()
            || differs(request, "Database", Optional.of(target.database()))
            || differs(request, "SecretArn", target.secretArn())
            || differs(request, "DbUser", Optional.of(target.login().user()));
    if (other) {
      throw DataApiException.validation(
          "The session %s belongs to another warehouse, database or user.".formatted(sessionId));
    }
    return target;
  }

  private static boolean differs(Members request, String name, Optional<String> held) {
    return request.text(name).isPresent() && !request.text(name).equals(held);
  }

  private void check(String sql) {
    if (sql.getBytes(StandardCharsets.UTF_8).length > limits.statementBytes()) {
      throw DataApiException.validation(
          "SQL statement is larger than the limit of %d bytes.".formatted(limits.statementBytes()));
    }
    if (RedshiftSql.count(sql) == 0) {
      throw DataApiException.validation("SQL statement is empty.");
    }
  }

  private static Map<String, String> parameters(Members request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Members parameter : request.objects("Parameters", Set.of("name", "value"))) {
      String name = parameter.matching("name", NAME).orElseGet(() -> parameter.required("name"));
      String value =
          parameter
              .text("value", 1, Integer.MAX_VALUE)
              .orElseGet(() -> parameter.required("value"));
      if (parameters.put(name, value) != null) {
        throw DataApiException.validation("Duplicate parameter name: " + name);
      }
    }
    return parameters;
  }
}
