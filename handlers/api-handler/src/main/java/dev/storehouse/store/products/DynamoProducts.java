package dev.storehouse.store.products;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.BatchReader;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.KeyIndex;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.store.money.Money;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Products in their table. Thread-safe.
 *
 * <p>The index over the whole catalogue holds keys only, and the list reads the items by them: so
 * an order, which changes stock, does not write to the one partition that all products share. Both
 * indexes are sparse: an archived product has no {@code listed} attribute and is in neither.
 */
public final class DynamoProducts implements Products {

  static final String KEY = "product_id";
  static final String LISTED = "listed";

  private static final String WHOLE_CATALOGUE = "all";
  private static final String CATEGORY_INDEX = "category-index";
  private static final String LISTING_INDEX = "listing-index";

  static final TableSchema<Product> SCHEMA =
      RecordSchema.of(Product.class, DynamoProducts::product)
          .text(KEY, Product::productId, primaryPartitionKey())
          .text("name", product -> product.details().name())
          .optionalText("description", product -> product.details().description())
          .number("price", product -> product.details().price().amount())
          .text("currency", product -> product.details().price().currency().getCurrencyCode())
          .text(
              "category",
              product -> product.details().category(),
              secondaryPartitionKey(CATEGORY_INDEX))
          .integer("stock", Product::stock)
          .instant("created_at", Product::createdAt)
          .instant("updated_at", Product::updatedAt)
          .integer("version", Product::version)
          .optionalInstant("archived_at", Product::archivedAt)
          .text("listing", product -> WHOLE_CATALOGUE, secondaryPartitionKey(LISTING_INDEX))
          .optionalText(
              LISTED,
              product -> product.isListed() ? Optional.of(product.productId()) : Optional.empty(),
              secondarySortKey(List.of(CATEGORY_INDEX, LISTING_INDEX)))
          .build();

  private final DynamoDbTable<Product> table;
  private final BatchReader<Product> reader;
  private final KeyIndex catalogue;
  private final KeyIndex categories;
  private final DynamoStockLedger ledger;
  private final DynamoReplies replies;

  public DynamoProducts(
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      String tableName,
      DynamoStockLedger ledger,
      DynamoReplies replies,
      InstantSource clock) {
    this.table = enhanced.table(tableName, SCHEMA);
    this.reader = new BatchReader<>(client, tableName, KEY, SCHEMA, clock);
    this.catalogue = index(client, tableName, LISTING_INDEX, "listing");
    this.categories = index(client, tableName, CATEGORY_INDEX, "category");
    this.ledger = ledger;
    this.replies = replies;
  }

  private static KeyIndex index(
      DynamoDbClient client, String tableName, String index, String partitionKey) {
    return new KeyIndex(client, tableName, index, partitionKey, LISTED, KeyIndex.Order.DESCENDING);
  }

  @Override
  public Optional<Product> find(String productId) {
    return Optional.ofNullable(
        table.getItem(
            request ->
                request.key(Key.builder().partitionValue(productId).build()).consistentRead(true)));
  }

  @Override
  public List<Product> findAll(List<String> productIds) {
    return reader.read(productIds);
  }

  @Override
  public Page<Product> listed(Optional<String> category, PageRequest page) {
    if (category.isPresent()) {
      return categories.items(category.get(), page, SCHEMA);
    }
    Page<String> keys = catalogue.keys(WHOLE_CATALOGUE, page);
    // The index lags: what was archived since it was written does not belong here any more.
    List<Product> products = reader.read(keys.items()).stream().filter(Product::isListed).toList();
    return new Page<>(products, keys.next());
  }

  @Override
  public void create(
      Product product, Optional<StockMovement> initialStock, Optional<StoredReply> reply) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table.tableName())
                        .item(SCHEMA.itemToMap(product, true))
                        .conditionExpression("attribute_not_exists(product_id)"))
            .build());
    initialStock.map(ledger::line).ifPresent(items::add);
    try {
      replies.write(items, reply);
    } catch (ConditionFailedException e) {
      throw new IllegalStateException("a new identifier was in use", e);
    }
  }

  @Override
  public boolean replace(Product product) {
    Expression unchanged =
        Expression.builder()
            .expression("version = :before")
            .expressionValues(Map.of(":before", Attributes.of(product.version() - 1)))
            .build();
    try {
      table.putItem(request -> request.item(product).conditionExpression(unchanged));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Product product(Draft item) {
    Currency currency = Currency.getInstance(item.text("currency"));
    return new Product(
        item.text(KEY),
        new Product.Details(
            item.text("name"),
            item.optionalText("description"),
            new Money(item.number("price"), currency),
            item.text("category")),
        item.integer("stock"),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.integer("version"),
        item.optionalInstant("archived_at"));
  }
}
