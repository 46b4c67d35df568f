package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.catalog.CatalogActions;
import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.result.ResultFormat;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Members;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The Amazon Redshift Data API, version 2019-12-20, in the AWS JSON 1.1 protocol. Thread-safe.
 *
 * <p>Rules and texts: Amazon Redshift Data API Reference.
 */
final class RedshiftDataService implements AwsService {

  private static final Logger LOGGER = Logger.getLogger(RedshiftDataService.class.getName());
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final int OK = 200;

  private final StatementActions statements;
  private final CatalogActions catalog;
  private final ControlActions control;
  private final Faults faults;

  RedshiftDataService(
      StatementActions statements, CatalogActions catalog, ControlActions control, Faults faults) {
    this.statements = statements;
    this.catalog = catalog;
    this.control = control;
    this.faults = faults;
  }

  @Override
  public String signingName() {
    return "redshift-data";
  }

  @Override
  public Set<String> targetPrefixes() {
    return Set.of("RedshiftData");
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws InterruptedException {
    if (request.target().isEmpty()) {
      return control.handle(request);
    }
    String action = request.target().map(AwsRequest.Target::operation).orElse("");
    try {
      faults.before(action);
      Map<String, Object> body =
          request.body().length == 0 ? Map.of() : Json.readObject(request.body());
      if (body == null) {
        throw DataApiException.serialization("not a JSON object");
      }
      byte[] answer = perform(action, body);
      return faults.drops(action)
          ? AwsResponse.dropped()
          : new AwsResponse(OK, Map.of("Content-Type", List.of(CONTENT_TYPE)), answer);
    } catch (DataApiException e) {
      return error(e);
    } catch (IOException e) {
      return error(DataApiException.serialization("not a JSON object"));
    } catch (RuntimeException e) {
      LOGGER.log(Level.SEVERE, e, () -> action + " failed");
      return error(DataApiException.internal("The local engine failed: " + e));
    }
  }

  private static AwsResponse error(DataApiException error) {
    return AwsResponse.json(error.status(), CONTENT_TYPE, error.body())
        .with("x-amzn-ErrorType", error.type());
  }

  private byte[] perform(String action, Map<String, Object> body) throws InterruptedException {
    return switch (action) {
      case "BatchExecuteStatement" -> statements.batchExecute(body);
      case "CancelStatement" -> statements.cancel(body);
      case "DescribeStatement" -> statements.describe(body);
      case "DescribeTable" -> catalog.table(metadata(body, "Schema", "Table"));
      case "ExecuteStatement" -> statements.execute(body);
      case "GetStatementResult" -> statements.result(body, ResultFormat.JSON);
      case "GetStatementResultV2" -> statements.result(body, ResultFormat.CSV);
      case "ListDatabases" ->
          catalog.databases(Members.of(body, union(Targets.MEMBERS, "NextToken", "MaxResults")));
      case "ListSchemas" -> catalog.schemas(metadata(body, "SchemaPattern"));
      case "ListSessions" -> statements.listSessions(body);
      case "ListStatements" -> statements.listStatements(body);
      case "ListTables" -> catalog.tables(metadata(body, "SchemaPattern", "TablePattern"));
      default -> throw DataApiException.unknownOperation(action);
    };
  }

  private static Members metadata(Map<String, Object> body, String... own) {
    Set<String> common = union(Targets.MEMBERS, "ConnectedDatabase", "NextToken", "MaxResults");
    return Members.of(body, union(common, own));
  }

  private static Set<String> union(Set<String> members, String... more) {
    Set<String> union = new HashSet<>(members);
    union.addAll(List.of(more));
    return union;
  }
}
