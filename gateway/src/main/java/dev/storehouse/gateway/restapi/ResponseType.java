package dev.storehouse.gateway.restapi;

/**
 * The kinds of errors a REST API answers itself, with their status unless a template says otherwise
 * ("Gateway response types", API Gateway developer guide) and their {@code x-amzn-ErrorType}.
 */
public enum ResponseType {
  DEFAULT_4XX(400, "BadRequestException"),
  DEFAULT_5XX(500, "InternalServerErrorException"),
  ACCESS_DENIED(403, "AccessDeniedException"),
  API_CONFIGURATION_ERROR(500, "InternalServerErrorException"),
  AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException"),
  AUTHORIZER_FAILURE(500, "AuthorizerFailureException"),
  BAD_REQUEST_BODY(400, "BadRequestException"),
  BAD_REQUEST_PARAMETERS(400, "BadRequestException"),
  EXPIRED_TOKEN(403, "ExpiredTokenException"),
  INTEGRATION_FAILURE(504, "InternalServerErrorException"),
  INTEGRATION_TIMEOUT(504, "InternalServerErrorException"),
  INVALID_API_KEY(403, "ForbiddenException"),
  INVALID_SIGNATURE(403, "InvalidSignatureException"),
  MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException"),
  QUOTA_EXCEEDED(429, "LimitExceededException"),
  REQUEST_TOO_LARGE(413, "RequestTooLargeException"),
  RESOURCE_NOT_FOUND(404, "NotFoundException"),
  THROTTLED(429, "TooManyRequestsException"),
  UNAUTHORIZED(401, "UnauthorizedException"),
  UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeException"),
  WAF_FILTERED(403, "ForbiddenException");

  private final int status;
  private final String errorType;

  ResponseType(int status, String errorType) {
    this.status = status;
    this.errorType = errorType;
  }

  int status() {
    return status;
  }

  String errorType() {
    return errorType;
  }

  /** What shapes an error that the template does not name. */
  ResponseType fallback() {
    return status < 500 ? DEFAULT_4XX : DEFAULT_5XX;
  }
}
