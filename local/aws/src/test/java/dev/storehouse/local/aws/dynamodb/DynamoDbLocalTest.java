package dev.storehouse.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class DynamoDbLocalTest {

  private static DynamoDbLocal database;

  @BeforeAll
  static void start() {
    database = DynamoDbLocal.inMemory();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void createsTheTablesOfTheTemplate() {
    Stack stack = stack("exact");
    new TableCreator(database.client()).create(stack);

    TableDescription products = describe("exact-ProductsTable");
    assertThat(products.keySchema())
        .extracting(KeySchemaElement::attributeName)
        .containsExactly("product_id");
    assertThat(products.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
    Map<String, ProjectionType> indexes =
        products.globalSecondaryIndexes().stream()
            .collect(
                Collectors.toMap(
                    GlobalSecondaryIndexDescription::indexName,
                    index -> index.projection().projectionType()));
    assertThat(indexes)
        .isEqualTo(
            Map.of(
                "category-index", ProjectionType.ALL, "listing-index", ProjectionType.KEYS_ONLY));

    assertThat(describe("exact-StockMovementsTable").streamSpecification().streamViewType())
        .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
    assertThat(
            database
                .client()
                .describeTimeToLive(request -> request.tableName("exact-LoginsTable"))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expires_at");
  }

  @Test
  void leavesTablesThatAlreadyExist() {
    TableCreator tables = new TableCreator(database.client());
    tables.create(stack("again"));
    put("again-LoginsTable");

    tables.create(stack("again"));

    assertThat(holdsItem(database, "again-LoginsTable")).isTrue();
  }

  @Test
  void refusesATableThatDiffers() throws IOException {
    TableCreator tables = new TableCreator(database.client());
    tables.create(stack("other"));
    String changed =
        Files.readString(Fixture.path())
            .replace("ProjectionType: KEYS_ONLY", "ProjectionType: ALL");

    Stack stack =
        Template.parse("changed", changed).resolve(StackSettings.defaults().withStackName("other"));
    assertThatThrownBy(() -> tables.create(stack))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other-ProductsTable exists but differs")
        .hasMessageContaining("index listing-index: template")
        .hasMessageContaining("KEYS_ONLY");
  }

  @Test
  void namesAPropertyNoTableHas() throws IOException {
    String misspelt = Files.readString(Fixture.path()).replace("KeySchema:", "KeySchemas:");

    Stack stack = Template.parse("misspelt", misspelt).resolve(Map.of());
    assertThatThrownBy(() -> new TableCreator(database.client()).create(stack))
        .hasMessage("Resources.ProductsTable.Properties.KeySchemas: is not a property of a table");
  }

  @Test
  void keepsItsDataInADirectory(@TempDir Path directory) {
    try (DynamoDbLocal first = DynamoDbLocal.in(directory.resolve("data"))) {
      new TableCreator(first.client()).create(stack("kept"));
      first
          .client()
          .putItem(
              request ->
                  request
                      .tableName("kept-LoginsTable")
                      .item(Map.of("login_id", AttributeValue.fromS("a"))));
    }
    try (DynamoDbLocal second = DynamoDbLocal.in(directory.resolve("data"))) {
      new TableCreator(second.client()).create(stack("kept"));
      assertThat(holdsItem(second, "kept-LoginsTable")).isTrue();
    }
  }

  @Test
  void saysWhatIsWrongWithADirectory(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> DynamoDbLocal.in(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot use the data directory " + file);
  }

  @Test
  void listensOnTheLoopbackInterfaceAlone() {
    assertThat(database.endpoint().getHost()).isEqualTo("127.0.0.1");
  }

  private static Stack stack(String name) {
    return Fixture.template().resolve(StackSettings.defaults().withStackName(name));
  }

  private static TableDescription describe(String table) {
    return database.client().describeTable(request -> request.tableName(table)).table();
  }

  private static void put(String table) {
    database
        .client()
        .putItem(
            request ->
                request.tableName(table).item(Map.of("login_id", AttributeValue.fromS("a"))));
  }

  private static boolean holdsItem(DynamoDbLocal in, String table) {
    return in.client()
        .getItem(
            request -> request.tableName(table).key(Map.of("login_id", AttributeValue.fromS("a"))))
        .hasItem();
  }
}
