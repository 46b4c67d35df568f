package dev.storehouse.local.aws.dynamodb;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * An {@code AWS::DynamoDB::Table} of a stack as the request that creates it.
 *
 * <p>Rules: AWS CloudFormation Template Reference, "AWS::DynamoDB::Table".
 *
 * @param timeToLive the attribute after whose time an item expires
 */
record TableDefinition(CreateTableRequest request, Optional<String> timeToLive) {

  /** Of no consequence on one machine: backups, encryption, tags, capacity. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "ContributorInsightsSpecification",
          "DeletionProtectionEnabled",
          "KinesisStreamSpecification",
          "OnDemandThroughput",
          "PointInTimeRecoverySpecification",
          "ResourcePolicy",
          "SSESpecification",
          "TableClass",
          "Tags",
          "WarmThroughput");

  private static final Set<String> EFFECTIVE =
      Set.of(
          "AttributeDefinitions",
          "BillingMode",
          "GlobalSecondaryIndexes",
          "KeySchema",
          "LocalSecondaryIndexes",
          "ProvisionedThroughput",
          "StreamSpecification",
          "TableName",
          "TimeToLiveSpecification");

  static TableDefinition of(Resource table) {
    Section properties = table.properties();
    properties.names().stream()
        .filter(name -> !EFFECTIVE.contains(name) && !WITHOUT_EFFECT.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(
                  properties.path() + "." + name, "is not a property of a table");
            });
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.physicalId())
            .attributeDefinitions(
                properties.sections("AttributeDefinitions").stream()
                    .map(TableDefinition::attribute)
                    .toList())
            .keySchema(keys(properties))
            .billingMode(
                properties
                    .optionalText("BillingMode")
                    .map(BillingMode::fromValue)
                    .orElse(BillingMode.PROVISIONED));
    properties
        .optionalSection("ProvisionedThroughput")
        .map(TableDefinition::throughput)
        .ifPresent(request::provisionedThroughput);
    List<GlobalSecondaryIndex> global =
        properties.sections("GlobalSecondaryIndexes").stream()
            .map(TableDefinition::globalIndex)
            .toList();
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    List<LocalSecondaryIndex> local =
        properties.sections("LocalSecondaryIndexes").stream()
            .map(TableDefinition::localIndex)
            .toList();
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    properties
        .optionalSection("StreamSpecification")
        .map(
            stream ->
                StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(stream.text("StreamViewType"))
                    .build())
        .ifPresent(request::streamSpecification);
    return new TableDefinition(request.build(), timeToLive(properties));
  }

  private static AttributeDefinition attribute(Section section) {
    return AttributeDefinition.builder()
        .attributeName(section.text("AttributeName"))
        .attributeType(section.text("AttributeType"))
        .build();
  }

  private static List<KeySchemaElement> keys(Section section) {
    return section.sections("KeySchema").stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.text("AttributeName"))
                    .keyType(key.text("KeyType"))
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex globalIndex(Section section) {
    GlobalSecondaryIndex.Builder index =
        GlobalSecondaryIndex.builder()
            .indexName(section.text("IndexName"))
            .keySchema(keys(section))
            .projection(projection(section.section("Projection")));
    section
        .optionalSection("ProvisionedThroughput")
        .map(TableDefinition::throughput)
        .ifPresent(index::provisionedThroughput);
    return index.build();
  }

  private static LocalSecondaryIndex localIndex(Section section) {
    return LocalSecondaryIndex.builder()
        .indexName(section.text("IndexName"))
        .keySchema(keys(section))
        .projection(projection(section.section("Projection")))
        .build();
  }

  private static Projection projection(Section section) {
    Projection.Builder projection =
        Projection.builder().projectionType(section.text("ProjectionType"));
    List<String> attributes = section.texts("NonKeyAttributes");
    if (!attributes.isEmpty()) {
      projection.nonKeyAttributes(attributes);
    }
    return projection.build();
  }

  private static ProvisionedThroughput throughput(Section section) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(Long.valueOf(section.text("ReadCapacityUnits")))
        .writeCapacityUnits(Long.valueOf(section.text("WriteCapacityUnits")))
        .build();
  }

  private static Optional<String> timeToLive(Section properties) {
    return properties
        .optionalSection("TimeToLiveSpecification")
        .filter(specification -> specification.flag("Enabled", false))
        .map(specification -> specification.text("AttributeName"));
  }
}
