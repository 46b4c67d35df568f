package dev.storehouse.infra;

import java.util.HexFormat;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Uses the libraries that the store function alone uses; see {@link LibraryProbe}. */
public final class StoreLibraryProbe implements Function<String, String> {

  @Override
  public String apply(String endpoint) {
    return item(endpoint) + " " + hash("correct horse");
  }

  private static String item(String endpoint) {
    try (DynamoDbClient client = LibraryProbe.dynamoDb(endpoint)) {
      TableSchema<StringBuilder> schema =
          StaticTableSchema.builder(StringBuilder.class)
              .newItemSupplier(StringBuilder::new)
              .addAttribute(
                  String.class,
                  attribute ->
                      attribute
                          .name("id")
                          .getter(StringBuilder::toString)
                          .setter(StringBuilder::append)
                          .tags(StaticAttributeTags.primaryPartitionKey()))
              .build();
      return DynamoDbEnhancedClient.builder()
          .dynamoDbClient(client)
          .build()
          .table("probe", schema)
          .getItem(Key.builder().partitionValue("item").build())
          .toString();
    }
  }

  private static String hash(String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(new byte[16])
            .withMemoryAsKB(64)
            .withIterations(2)
            .withParallelism(1)
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(password.toCharArray(), hash);
    return HexFormat.of().formatHex(hash);
  }
}
