package dev.storehouse.local.aws.apigateway;

/** An error as the API Reference of API Gateway documents it. */
final class ApiGatewayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  private ApiGatewayException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static ApiGatewayException badRequest(String message) {
    return new ApiGatewayException(400, "BadRequestException", message);
  }

  static ApiGatewayException notFound(String message) {
    return new ApiGatewayException(404, "NotFoundException", message);
  }

  static ApiGatewayException noSuchKey() {
    return notFound("Invalid API Key identifier specified");
  }

  static ApiGatewayException noSuchPlan() {
    return notFound("Invalid Usage Plan ID specified");
  }

  static ApiGatewayException conflict(String message) {
    return new ApiGatewayException(409, "ConflictException", message);
  }

  static ApiGatewayException limitExceeded(String message) {
    return new ApiGatewayException(429, "LimitExceededException", message);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
