package dev.storehouse.shared.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * Describes how a record is stored: an attribute a line, in the names the table uses. A thin front
 * of the enhanced client's static schemas, which want a builder class per type that records do not
 * have.
 */
public final class RecordSchema<T> {

  private final StaticImmutableTableSchema.Builder<T, Draft> schema;

  private RecordSchema(Class<T> type, Function<Draft, T> constructor) {
    schema =
        StaticImmutableTableSchema.builder(type, Draft.class)
            .newItemBuilder(Draft::new, constructor);
  }

  /** Begins the description of a record that {@code constructor} makes from its attributes. */
  public static <T> RecordSchema<T> of(Class<T> type, Function<Draft, T> constructor) {
    return new RecordSchema<>(type, constructor);
  }

  public RecordSchema<T> text(
      String name, Function<T, @Nullable String> getter, StaticAttributeTag... tags) {
    return attribute(name, EnhancedType.of(String.class), getter, tags);
  }

  public RecordSchema<T> optionalText(
      String name, Function<T, Optional<String>> getter, StaticAttributeTag... tags) {
    return text(name, record -> getter.apply(record).orElse(null), tags);
  }

  public RecordSchema<T> number(String name, Function<T, BigDecimal> getter) {
    return attribute(name, EnhancedType.of(BigDecimal.class), getter);
  }

  public RecordSchema<T> integer(String name, Function<T, Long> getter) {
    return attribute(name, EnhancedType.of(Long.class), getter);
  }

  public RecordSchema<T> optionalInteger(String name, Function<T, Optional<Long>> getter) {
    return attribute(
        name, EnhancedType.of(Long.class), record -> getter.apply(record).orElse(null));
  }

  public RecordSchema<T> flag(String name, Function<T, Boolean> getter) {
    return attribute(name, EnhancedType.of(Boolean.class), getter);
  }

  public RecordSchema<T> instant(String name, Function<T, Instant> getter) {
    return attribute(name, EnhancedType.of(Instant.class), getter);
  }

  public RecordSchema<T> optionalInstant(String name, Function<T, Optional<Instant>> getter) {
    return attribute(
        name, EnhancedType.of(Instant.class), record -> getter.apply(record).orElse(null));
  }

  /** A list of records, stored as a list of maps. */
  public <E> RecordSchema<T> list(
      String name, Class<E> elements, TableSchema<E> elementSchema, Function<T, List<E>> getter) {
    return attribute(
        name, EnhancedType.listOf(EnhancedType.documentOf(elements, elementSchema)), getter);
  }

  /** A set of strings; an empty one is left out, because DynamoDB has no empty sets. */
  public RecordSchema<T> textSet(String name, Function<T, Set<String>> getter) {
    return attribute(
        name,
        EnhancedType.setOf(String.class),
        record -> {
          Set<String> values = getter.apply(record);
          return values.isEmpty() ? null : values;
        });
  }

  /** The finished schema; thread-safe. */
  public TableSchema<T> build() {
    return schema.build();
  }

  private <V> RecordSchema<T> attribute(
      String name,
      EnhancedType<V> type,
      Function<T, @Nullable V> getter,
      StaticAttributeTag... tags) {
    schema.addAttribute(
        type,
        attribute ->
            attribute
                .name(name)
                .getter(getter)
                .setter((draft, value) -> draft.put(name, value))
                .tags(tags));
    return this;
  }
}
