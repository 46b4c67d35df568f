package dev.storehouse.infra;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Uses the libraries that every function uses, so that a class which was left out of an artefact is
 * missed. It talks to an address that answers every call with the same item and secret.
 */
public final class LibraryProbe implements Function<String, String> {

  @Override
  public String apply(String endpoint) {
    return String.join(" ", item(endpoint), secret(endpoint), subject());
  }

  private static String item(String endpoint) {
    try (DynamoDbClient client = dynamoDb(endpoint)) {
      Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("item"));
      return client.getItem(get -> get.tableName("probe").key(key)).item().entrySet().stream()
          .map(attribute -> attribute.getValue().s())
          .findFirst()
          .orElseThrow();
    }
  }

  static DynamoDbClient dynamoDb(String endpoint) {
    return DynamoDbClient.builder()
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(URI.create(endpoint))
        .credentialsProvider(credentials())
        .build();
  }

  private static String secret(String endpoint) {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(URI.create(endpoint))
            .credentialsProvider(credentials())
            .build()) {
      return client.getSecretValue(get -> get.secretId("probe")).secretString();
    }
  }

  private static String subject() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Algorithm algorithm =
          Algorithm.ECDSA256((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
      String token = JWT.create().withSubject("subject").sign(algorithm);
      return JWT.require(algorithm).build().verify(token).getSubject();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("probe", "probe"));
  }
}
