package dev.storehouse.gateway.template;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The physical ids and attributes resources would have once deployed: of the shape AWS gives them
 * and the same on every run, so that data kept from an earlier run still fits.
 *
 * <p>Shapes: AWS CloudFormation Template Reference, "Return values" of each type.
 */
final class Identities {

  static final String ACCOUNT_ID = "000000000000";
  private static final String STREAM_LABEL = "2026-01-01T00:00:00.000";
  private static final int GENERATED_ID_LENGTH = 10;
  private static final int SECRET_SUFFIX_LENGTH = 6;

  private final StackSettings settings;

  /** The name a resource is given in its properties, by path and property name. */
  private final BiFunction<String, String, Optional<String>> givenNames;

  Identities(StackSettings settings, BiFunction<String, String, Optional<String>> givenNames) {
    this.settings = settings;
    this.givenNames = givenNames;
  }

  /** What {@code Ref} gives. */
  String physicalId(String logicalId, String type) {
    return Optional.ofNullable(settings.identities().get(logicalId))
        .orElseGet(
            () ->
                switch (type) {
                  case "AWS::SecretsManager::Secret" -> secretArn(logicalId);
                  case "AWS::SQS::Queue" ->
                      "https://sqs.%s.amazonaws.com/%s/%s"
                          .formatted(settings.region(), ACCOUNT_ID, name(logicalId, "QueueName"));
                  case "AWS::SNS::Topic" -> arn("sns", name(logicalId, "TopicName"));
                  case "AWS::S3::Bucket" -> name(logicalId, "BucketName").toLowerCase(Locale.ROOT);
                  case "AWS::Serverless::HttpApi",
                      "AWS::Serverless::Api",
                      "AWS::ApiGatewayV2::Api",
                      "AWS::ApiGateway::RestApi",
                      "AWS::ApiGateway::UsagePlan",
                      "AWS::ApiGateway::ApiKey" ->
                      generated(logicalId, GENERATED_ID_LENGTH);
                  default -> name(logicalId, nameProperty(type));
                });
  }

  /** What {@code GetAtt} gives, or empty where the type has no attribute of that name. */
  Optional<String> attribute(String logicalId, String type, String attribute) {
    return Optional.ofNullable(settings.identities().get(logicalId + "." + attribute))
        .or(() -> shaped(logicalId, type, attribute));
  }

  private Optional<String> shaped(String logicalId, String type, String attribute) {
    String id = physicalId(logicalId, type);
    return Optional.ofNullable(
        switch (type + " " + attribute) {
          case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + id);
          case "AWS::DynamoDB::Table StreamArn" ->
              arn("dynamodb", "table/" + id + "/stream/" + STREAM_LABEL);
          case "AWS::SecretsManager::Secret Id", "AWS::SNS::Topic TopicArn" -> id;
          case "AWS::Serverless::Function Arn", "AWS::Lambda::Function Arn" ->
              arn("lambda", "function:" + id);
          case "AWS::IAM::Role Arn" -> "arn:aws:iam::%s:role/%s".formatted(ACCOUNT_ID, id);
          case "AWS::Logs::LogGroup Arn" -> arn("logs", "log-group:" + id + ":*");
          case "AWS::SQS::Queue Arn" -> arn("sqs", name(logicalId, "QueueName"));
          case "AWS::SQS::Queue QueueName" -> name(logicalId, "QueueName");
          case "AWS::SNS::Topic TopicName" -> name(logicalId, "TopicName");
          case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + id;
          case "AWS::KMS::Key Arn" -> arn("kms", "key/" + id);
          case "AWS::Events::EventBus Arn" -> arn("events", "event-bus/" + id);
          case "AWS::Events::Rule Arn" -> arn("events", "rule/" + id);
          case "AWS::Serverless::HttpApi ApiEndpoint", "AWS::ApiGatewayV2::Api ApiEndpoint" ->
              "https://%s.execute-api.%s.amazonaws.com".formatted(id, settings.region());
          case "AWS::ApiGatewayV2::Api ApiId", "AWS::ApiGateway::RestApi RestApiId" -> id;
          case "AWS::ApiGateway::RestApi RootResourceId", "AWS::Serverless::Api RootResourceId" ->
              generated(logicalId + ".root", GENERATED_ID_LENGTH);
          default -> null;
        });
  }

  private static String nameProperty(String type) {
    return switch (type) {
      case "AWS::DynamoDB::Table" -> "TableName";
      case "AWS::Serverless::Function", "AWS::Lambda::Function" -> "FunctionName";
      case "AWS::IAM::Role" -> "RoleName";
      case "AWS::Logs::LogGroup" -> "LogGroupName";
      case "AWS::CloudWatch::Alarm" -> "AlarmName";
      default -> "Name";
    };
  }

  private String secretArn(String logicalId) {
    String name = name(logicalId, "Name");
    return arn(
        "secretsmanager", "secret:" + name + "-" + generated(logicalId, SECRET_SUFFIX_LENGTH));
  }

  private String name(String logicalId, String property) {
    return givenNames
        .apply(logicalId, property)
        .orElseGet(() -> settings.stackName() + "-" + logicalId);
  }

  private String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, settings.region(), ACCOUNT_ID, resource);
  }

  private String generated(String logicalId, int length) {
    return digest(settings.stackName() + "/" + logicalId).substring(0, length);
  }

  /** At least 40 lower-case letters and digits. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      BigInteger number = new BigInteger(1, hash).setBit(Byte.SIZE * hash.length);
      return number.toString(Character.MAX_RADIX).substring(1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
