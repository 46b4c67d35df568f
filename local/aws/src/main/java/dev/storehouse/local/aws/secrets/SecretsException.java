package dev.storehouse.local.aws.secrets;

/** An error the service answers with, in the words of AWS where they are documented. */
final class SecretsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String type;

  private SecretsException(String type, String message) {
    super(message);
    this.type = type;
  }

  String type() {
    return type;
  }

  static SecretsException notFound() {
    return notFound("Secrets Manager can't find the specified secret.");
  }

  static SecretsException notFound(String message) {
    return new SecretsException("ResourceNotFoundException", message);
  }

  static SecretsException exists(String message) {
    return new SecretsException("ResourceExistsException", message);
  }

  static SecretsException invalidParameter(String message) {
    return new SecretsException("InvalidParameterException", message);
  }

  static SecretsException invalidRequest(String message) {
    return new SecretsException("InvalidRequestException", message);
  }

  static SecretsException limitExceeded(String message) {
    return new SecretsException("LimitExceededException", message);
  }

  static SecretsException validation(String message) {
    return new SecretsException("ValidationException", message);
  }

  static SecretsException invalidNextToken() {
    return new SecretsException("InvalidNextTokenException", "Invalid value for NextToken");
  }

  static SecretsException serialization(String message) {
    return new SecretsException("SerializationException", message);
  }

  static SecretsException unknownOperation(String operation) {
    return new SecretsException(
        "UnknownOperationException", "Secrets Manager here does not serve " + operation);
  }
}
