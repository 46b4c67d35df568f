package dev.storehouse.warehouse.bulk.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.LineEnding;
import dev.storehouse.warehouse.bulk.TableName;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.files.FilesModule;
import dev.storehouse.warehouse.files.UnloadManifest;
import dev.storehouse.warehouse.job.DynamoShares;
import dev.storehouse.warehouse.job.DynamoUsage;
import dev.storehouse.warehouse.job.Sweep;
import dev.storehouse.warehouse.statement.DataApiStatements;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.UnknownStatementException;
import dev.storehouse.warehouse.statement.WarehouseTarget;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A tenant with a table, the services behind its bulk jobs, and a clock that is moved by hand. */
final class BulkWorld implements AutoCloseable {

  private static final Identifiers IDENTIFIERS = new Identifiers(Clock.systemUTC());
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(40);
  private static final int MOST_EVENTS = 40;

  private final MovableClock clock = new MovableClock(Instant.now());
  private final Environment environment;
  private final Transactions transactions;
  private final DynamoBulkJobs jobs;
  private final RedshiftDataClient dataApi;
  private final Statements statements;
  private final Files files;
  private final Composer composer;
  private final Connection administrator;
  private final Tenant tenant;
  private final TableName table;

  BulkWorld(AwsSandbox aws) throws SQLException {
    environment = new Environment(aws.warehouseEnvironment("SweeperFunction"));
    AwsClients clients = new AwsClients(environment);
    DynamoDbClient dynamoDb = clients.dynamoDb();
    transactions = new Transactions(dynamoDb, clock);
    jobs =
        new DynamoBulkJobs(
            dynamoDb,
            DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).extensions().build(),
            environment.required("BULK_JOBS_TABLE"),
            new DynamoShares(dynamoDb, environment.required("QUEUES_TABLE")),
            new DynamoUsage(environment.required("USAGE_TABLE")),
            transactions,
            clock);
    dataApi = clients.client(RedshiftDataClient.builder(), CALL_TIMEOUT, CALL_TIMEOUT);
    WarehouseTarget target = WarehouseTarget.of(environment).orElseThrow();
    statements = new DataApiStatements(dataApi, target);
    files = FilesModule.of(environment).files();
    composer =
        new Composer(
            environment.required("BULK_BUCKET"),
            () -> new WarehouseRole(aws.bulkRole()),
            LoadErrors.of(target.kind()));
    administrator =
        aws.redshift()
            .warehouse(RedshiftEngine.WORKGROUP)
            .connect(new Login.Temporary("admin"), target.database());
    tenant = tenant(clients);
    table = new TableName(tenant.schema(), "parts");
    makeTables();
  }

  private static Tenant tenant(AwsClients clients) {
    String id = IDENTIFIERS.next("ten_");
    try (SecretsManagerClient secrets = clients.secretsManager()) {
      String secret =
          secrets
              .createSecret(
                  create ->
                      create
                          .name("test/tenants/" + id)
                          .secretString(
                              "{\"username\":\"u_%s_bulk\",\"password\":\"Correct-horse-9\"}"
                                  .formatted(id)))
              .arn();
      Instant now = Instant.now();
      return new Tenant(
          id,
          "Test",
          TenantStatus.ACTIVE,
          id,
          "u_" + id,
          Optional.of(secret),
          Optional.of(secret),
          Quota.DEFAULT,
          List.of(),
          Set.of(),
          false,
          Optional.empty(),
          now,
          now,
          1);
    }
  }

  private void makeTables() throws SQLException {
    String user = tenant.bulkUser();
    run("CREATE USER \"%s\" PASSWORD 'Correct-horse-9'".formatted(user));
    run("CREATE SCHEMA \"%s\"".formatted(tenant.stagingSchema()));
    run("GRANT ALL ON SCHEMA \"%s\" TO \"%s\"".formatted(tenant.stagingSchema(), user));
    run("CREATE SCHEMA \"%s\"".formatted(tenant.schema()));
    run("GRANT USAGE ON SCHEMA \"%s\" TO \"%s\"".formatted(tenant.schema(), user));
    run("CREATE TABLE %s (id integer NOT NULL, name varchar(20))".formatted(table));
    run("GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO \"%s\"".formatted(table, user));
  }

  private void run(String sql) throws SQLException {
    try (var statement = administrator.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (var statement = administrator.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  MovableClock clock() {
    return clock;
  }

  DynamoBulkJobs jobs() {
    return jobs;
  }

  BulkJob job(String jobId) {
    return jobs.find(jobId).orElseThrow();
  }

  /** A process; something happens before each of its calls. */
  BulkDriver driver(String owner, Runnable before) {
    Statements its = Interposed.around(Statements.class, statements, before);
    Files reached = Interposed.around(Files.class, files, before);
    return new BulkDriver(
        Interposed.around(BulkJobs.class, jobs, before),
        its,
        id -> Optional.of(tenant),
        composer,
        new Uploads(reached),
        new Finisher(
            its,
            new Exports(reached),
            new Uploads(reached),
            new RejectedRows(reached, its, clock),
            composer),
        Optional.empty(),
        owner,
        clock);
  }

  /** A job with all its files, on a table with the rows that it has at first. */
  String begin(Scenario scenario) throws SQLException {
    run("TRUNCATE " + table);
    run("INSERT INTO %s VALUES (1, 'a'), (2, 'b'), (3, 'c')".formatted(table));
    Instant now = clock.instant();
    BulkJob job =
        BulkJob.create(
            IDENTIFIERS.next(BulkJob.ID_PREFIX),
            tenant.tenantId(),
            "usr_test",
            scenario.work(table),
            new FileShape(FileFormat.CSV, Compression.NONE, ',', LineEnding.LF),
            Optional.empty(),
            now);
    upload(job, scenario.file());
    BulkJob uploaded = job.uploaded(1, scenario.file().length(), now);
    try {
      transactions.write(jobs.create(uploaded));
    } catch (ConditionFailedException e) {
      throw new IllegalStateException(e);
    }
    return uploaded.jobId();
  }

  /** Writes a job's one file, in place of what it was. */
  void upload(BulkJob job, String content) {
    files.write(composer.place(job).uploads() + "data-0", content.getBytes(UTF_8), "text/csv");
  }

  /** Lets events come until the job does not go on any more, or has ended. */
  void followEvents(BulkDriver driver, Scenario scenario, String jobId) {
    for (int event = 0; event < MOST_EVENTS; event++) {
      BulkJob before = job(jobId);
      awaitStatement(before);
      if (scenario.isAborted() && before.run().flatMap(Run::statementId).isPresent()) {
        askForAbort(jobId);
      }
      driver.advance(job(jobId));
      if (job(jobId).state().isTerminal() || job(jobId).version() == before.version()) {
        return;
      }
    }
  }

  /** A statement that the warehouse has forgotten ended long ago. */
  void awaitStatement(BulkJob job) {
    try {
      job.run()
          .flatMap(Run::statementId)
          .ifPresent(id -> statements.follow(id, Statements.LONGEST_WAIT));
    } catch (UnknownStatementException _) {
      // The driver finds out by itself.
    }
  }

  void askForAbort(String jobId) {
    BulkJob job = job(jobId);
    while (!job.state().isTerminal() && !job.abortAsked()) {
      jobs.replace(job.asked(clock.instant()));
      job = job(jobId);
    }
  }

  void sweep(BulkDriver driver) {
    new Sweep(
            jobs::due,
            jobId -> jobs.find(jobId).ifPresent(driver::advance),
            clock,
            (jobId, cause) -> {
              throw cause;
            })
        .run(Instant.MAX);
  }

  /** A job that is in no state between, whatever it has come to. */
  BulkJob checkWhole(Scenario scenario, String jobId) throws SQLException {
    BulkJob job = job(jobId);
    assertThat(job.state().isTerminal()).as("%s", job).isTrue();
    assertThat(text("SELECT string_agg(id || name, ' ' ORDER BY id) FROM " + table))
        .as("rows of the table after %s", job)
        .isEqualTo(scenario.rows(job.state()));
    assertThat(
            text(
                "SELECT count(*) FROM pg_tables WHERE schemaname = '%s'"
                    .formatted(tenant.stagingSchema())))
        .as("tables left in the staging schema after %s", job)
        .isEqualTo("0");
    assertThat(statementsOf(jobId)).as("statements of %s", job).doesNotHaveDuplicates();
    return job;
  }

  /** A job that has ended as it should, each of its statements having run once. */
  void checkRight(Scenario scenario, String jobId) throws SQLException {
    BulkJob job = checkWhole(scenario, jobId);
    assertThat(job.state()).as("%s", job).isEqualTo(scenario.end());
    assertThat(statementsOf(jobId)).as("statements of %s", job).hasSize(scenario.statements());
    if (scenario == Scenario.EXPORT) {
      assertThat(new Exports(files).files(composer.place(job), 1))
          .extracting(UnloadManifest.Entry::rows)
          .containsExactly(3L);
    }
    if (scenario == Scenario.INSERT) {
      assertThat(job.counts()).isEqualTo(new Counts(1, scenario.file().length(), 3, 1, 2));
      JobFiles place = composer.place(job);
      assertThat(new String(files.read(place.rejectedRows(), 0, 1000), UTF_8).lines()).hasSize(2);
    }
  }

  private List<String> statementsOf(String jobId) {
    return dataApi.listStatementsPaginator(list -> list.statementName(jobId).status("ALL")).stream()
        .flatMap(page -> page.statements().stream())
        .map(BulkWorld::sql)
        .toList();
  }

  private static String sql(StatementData statement) {
    return statement.queryStrings().isEmpty()
        ? statement.queryString()
        : String.join(";", statement.queryStrings());
  }

  @Override
  public void close() throws SQLException {
    administrator.close();
    dataApi.close();
  }
}
