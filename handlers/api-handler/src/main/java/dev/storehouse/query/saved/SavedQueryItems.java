package dev.storehouse.query.saved;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.storehouse.shared.tables.Attributes;
import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.RecordSchema;
import dev.storehouse.warehouse.job.ResultShape.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How saved queries are stored. */
final class SavedQueryItems {

  static final String TENANT = "tenant_id";
  static final String NAME = "name";

  private static final String YES = "yes";

  private static final TableSchema<DeclaredParameter> PARAMETER =
      RecordSchema.of(
              DeclaredParameter.class,
              item ->
                  new DeclaredParameter(
                      item.text("name"),
                      item.optionalText("type"),
                      item.optionalText("required").isPresent(),
                      item.optionalText("default")))
          .text("name", DeclaredParameter::name)
          .optionalText("type", DeclaredParameter::type)
          .optionalText(
              "required", parameter -> parameter.required() ? Optional.of(YES) : Optional.empty())
          .optionalText("default", DeclaredParameter::fallback)
          .build();

  static final TableSchema<SavedQuery> SCHEMA =
      RecordSchema.of(SavedQuery.class, SavedQueryItems::query)
          .text(TENANT, SavedQuery::tenantId, primaryPartitionKey())
          .text(NAME, SavedQuery::name, primarySortKey())
          .text("sql", query -> query.definition().sql())
          .optionalText("description", query -> query.definition().description())
          .list(
              "parameters",
              DeclaredParameter.class,
              PARAMETER,
              query -> query.definition().parameters())
          .optionalInteger(
              "row_limit", query -> query.definition().defaults().limit().map(Integer::longValue))
          .optionalText("format", query -> query.definition().defaults().format().map(Format::name))
          .optionalInteger(
              "wait_seconds",
              query -> query.definition().defaults().waiting().map(Duration::toSeconds))
          .optionalInteger(
              "longest_seconds",
              query -> query.definition().defaults().longest().map(Duration::toSeconds))
          .instant("created_at", SavedQuery::createdAt)
          .instant("updated_at", SavedQuery::updatedAt)
          .integer("version", SavedQuery::version)
          .build();

  private SavedQueryItems() {}

  static Map<String, AttributeValue> key(String tenantId, String name) {
    return Map.of(TENANT, Attributes.of(tenantId), NAME, Attributes.of(name));
  }

  static SavedQuery.Summary summary(Map<String, AttributeValue> item) {
    return new SavedQuery.Summary(
        Attributes.text(item, NAME),
        Optional.ofNullable(item.get("description")).map(AttributeValue::s),
        Instant.parse(Attributes.text(item, "created_at")),
        Instant.parse(Attributes.text(item, "updated_at")),
        Attributes.integer(item, "version"));
  }

  private static SavedQuery query(Draft item) {
    return new SavedQuery(
        item.text(TENANT),
        item.text(NAME),
        new SavedQuery.Definition(
            item.text("sql"),
            item.optionalText("description"),
            item.list("parameters", DeclaredParameter.class),
            new RunDefaults(
                item.optionalInteger("row_limit").map(Long::intValue),
                item.optionalText("format").map(Format::valueOf),
                item.optionalInteger("wait_seconds").map(Duration::ofSeconds),
                item.optionalInteger("longest_seconds").map(Duration::ofSeconds))),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.integer("version"));
  }
}
