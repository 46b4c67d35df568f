package dev.storehouse.shared.problem;

import java.util.Locale;

/**
 * Every reason for which a request can be turned down: the stable {@code code} of a problem
 * document, its HTTP status and its title. A code, once published, keeps its meaning.
 */
public enum ProblemCode {
  MALFORMED_JSON(400, "The body is not valid JSON"),
  UNKNOWN_FIELD(400, "The body has a field that does not exist"),
  READ_ONLY_FIELD(400, "The body sets a field that only the server sets"),
  UNKNOWN_PARAMETER(400, "The query string has a parameter that does not exist"),
  INVALID_CURSOR(400, "The cursor does not belong to this list"),
  INVALID_URI(400, "The request target is not well formed"),
  IDEMPOTENCY_KEY_REQUIRED(400, "This request needs an Idempotency-Key"),
  IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not 1 to 255 visible ASCII characters"),
  SQL_ERROR(400, "The statement was refused or failed"),
  UNAUTHENTICATED(401, "Authentication is required"),
  INVALID_TOKEN(401, "The credential is not valid"),
  INVALID_CREDENTIALS(401, "E-mail or password is wrong"),
  FORBIDDEN(403, "This is not allowed"),
  TENANT_REQUIRED(403, "This needs a tenant"),
  INSUFFICIENT_SCOPE(403, "This needs a scope that the credential does not have"),
  WRONG_PASSWORD(403, "The current password is wrong"),
  ROUTE_NOT_FOUND(404, "There is no such route"),
  PRODUCT_NOT_FOUND(404, "There is no such product"),
  ORDER_NOT_FOUND(404, "There is no such order"),
  USER_NOT_FOUND(404, "There is no such user"),
  JOB_NOT_FOUND(404, "There is no such job"),
  API_KEY_NOT_FOUND(404, "There is no such API key"),
  SCHEMA_NOT_FOUND(404, "There is no such schema"),
  TABLE_NOT_FOUND(404, "There is no such table"),
  SAVED_QUERY_NOT_FOUND(404, "There is no such saved query"),
  TENANT_NOT_FOUND(404, "There is no such tenant"),
  METHOD_NOT_ALLOWED(405, "The route does not have this method"),
  NOT_ACCEPTABLE(406, "No acceptable representation exists"),
  EMAIL_TAKEN(409, "The e-mail is in use"),
  OWN_STANDING(409, "Administrators cannot demote, disable or delete themselves"),
  IDEMPOTENCY_IN_PROGRESS(409, "The first request with this Idempotency-Key is still running"),
  INSUFFICIENT_STOCK(409, "There is not enough stock"),
  INVALID_TRANSITION(409, "The order cannot change to this status"),
  JOB_NOT_FINISHED(409, "The job has not ended yet"),
  JOB_WITHOUT_RESULT(409, "The job ended without a result"),
  BULK_JOB_NOT_OPEN(409, "The job takes no files any more"),
  BULK_JOB_FILES(409, "The job has no files, or too many"),
  API_KEY_ENDED(409, "The API key has expired or was revoked"),
  API_KEY_LIMIT(409, "The tenant has as many API keys as it may"),
  SAVED_QUERY_EXISTS(409, "A saved query has this name"),
  SAVED_QUERY_LIMIT(409, "The tenant has as many saved queries as it may"),
  SCHEMA_TAKEN(409, "The schema is in use"),
  CONCURRENCY_EXHAUSTED(409, "The warehouse does not have so many statements left"),
  TENANT_CHANGING(409, "Another change of the tenant is under way"),
  TENANT_BUSY(409, "The tenant has jobs that run"),
  RESULT_EXPIRED(410, "The result is not kept any more"),
  PRECONDITION_FAILED(412, "The resource has changed"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
  VALIDATION_FAILED(422, "The request is not valid"),
  IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used with another body"),
  PRECONDITION_REQUIRED(428, "This request needs an If-Match header"),
  RATE_LIMITED(429, "Too many requests"),
  QUEUE_FULL(429, "Too many jobs are waiting"),
  CONTENTION(429, "Too many requests change the same thing"),
  INTERNAL_ERROR(500, "The request failed on our side"),
  WAREHOUSE_NOT_CONFIGURED(503, "This deployment has no warehouse"),
  WAREHOUSE_BUSY(503, "The warehouse takes no more for the moment"),
  PROVISIONING_INCOMPLETE(503, "The tenant is not fully provisioned"),
  UNAVAILABLE(503, "The service is not available for the moment");

  private static final String TYPE_BASE = "https://storehouse.dev/problems/";

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, 400 to 599. */
  public int status() {
    return status;
  }

  /** A short sentence for people, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The problem type URI (RFC 9457, section 3.1.1). */
  public String type() {
    return TYPE_BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
