package dev.storehouse.local.aws.dynamodb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What tells one table from another, in the same words whether it is wanted or found.
 *
 * @param aspects by name, {@code keys}, {@code attributes}, {@code stream}, {@code index <name>}
 */
record TableShape(Map<String, String> aspects) {

  static TableShape of(CreateTableRequest request) {
    Map<String, String> aspects =
        common(request.keySchema(), request.attributeDefinitions(), request.streamSpecification());
    request
        .globalSecondaryIndexes()
        .forEach(index -> index(aspects, index.indexName(), index.keySchema(), index.projection()));
    request
        .localSecondaryIndexes()
        .forEach(index -> index(aspects, index.indexName(), index.keySchema(), index.projection()));
    return new TableShape(aspects);
  }

  static TableShape of(TableDescription table) {
    Map<String, String> aspects =
        common(table.keySchema(), table.attributeDefinitions(), table.streamSpecification());
    table
        .globalSecondaryIndexes()
        .forEach(index -> index(aspects, index.indexName(), index.keySchema(), index.projection()));
    table
        .localSecondaryIndexes()
        .forEach(index -> index(aspects, index.indexName(), index.keySchema(), index.projection()));
    return new TableShape(aspects);
  }

  /** The differences, one text each; empty when the shapes are the same. */
  List<String> differencesFrom(TableShape found) {
    Set<String> names = new LinkedHashSet<>(aspects.keySet());
    names.addAll(found.aspects.keySet());
    return names.stream()
        .filter(name -> !aspect(name).equals(found.aspect(name)))
        .map(
            name ->
                "%s: template %s, existing %s".formatted(name, aspect(name), found.aspect(name)))
        .toList();
  }

  private String aspect(String name) {
    return aspects.getOrDefault(name, "none");
  }

  private static Map<String, String> common(
      List<KeySchemaElement> keys,
      List<AttributeDefinition> attributes,
      @Nullable StreamSpecification stream) {
    Map<String, String> aspects = new TreeMap<>();
    aspects.put("keys", text(keys));
    aspects.put(
        "attributes",
        attributes.stream()
            .map(attribute -> attribute.attributeName() + " " + attribute.attributeTypeAsString())
            .sorted()
            .collect(Collectors.joining(", ")));
    Optional.ofNullable(stream)
        .filter(StreamSpecification::streamEnabled)
        .ifPresent(enabled -> aspects.put("stream", enabled.streamViewTypeAsString()));
    return aspects;
  }

  private static void index(
      Map<String, String> aspects,
      String name,
      List<KeySchemaElement> keys,
      Projection projection) {
    String attributes =
        projection.nonKeyAttributes().stream().sorted().collect(Collectors.joining(", "));
    aspects.put(
        "index " + name,
        Stream.of(text(keys), projection.projectionTypeAsString(), attributes)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  private static String text(List<KeySchemaElement> keys) {
    return keys.stream()
        .map(key -> key.attributeName() + " " + key.keyTypeAsString())
        .collect(Collectors.joining(", "));
  }
}
