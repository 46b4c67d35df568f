package dev.storehouse.local.aws.redshift.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error the Data API answers with, in the words of AWS where they are known. */
public final class DataApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int CLIENT = 400;
  private static final int SERVER = 500;

  private final int status;
  private final String type;
  private final transient Map<String, Object> details;

  private DataApiException(int status, String type, String message, Map<String, Object> details) {
    super(message);
    this.status = status;
    this.type = type;
    this.details = details;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The shape's name. */
  public String type() {
    return type;
  }

  /** The body of the answer. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", type);
    body.put("Message", String.valueOf(getMessage()));
    body.putAll(details);
    return body;
  }

  /** The request is not valid. */
  public static DataApiException validation(String message) {
    return new DataApiException(CLIENT, "ValidationException", message, Map.of());
  }

  /** The request is not of the shape asked for. */
  public static DataApiException serialization(String message) {
    return new DataApiException(CLIENT, "SerializationException", message, Map.of());
  }

  /** What the id names is not there. */
  public static DataApiException notFound(String message, String id) {
    return new DataApiException(
        CLIENT, "ResourceNotFoundException", message, Map.of("ResourceId", id));
  }

  /** Too many statements are active. */
  public static DataApiException activeStatements(int limit) {
    return new DataApiException(
        CLIENT,
        "ActiveStatementsExceededException",
        "Active statements exceeded the allowed quota (%d).".formatted(limit),
        Map.of());
  }

  /** Too many sessions are open. */
  public static DataApiException activeSessions(int limit) {
    return new DataApiException(
        CLIENT,
        "ActiveSessionsExceededException",
        "Active sessions exceeded the allowed quota (%d).".formatted(limit),
        Map.of());
  }

  /** Too many requests wait. */
  public static DataApiException activeWaitingRequests(int limit) {
    return new DataApiException(
        CLIENT,
        "ActiveWaitingRequestsExceededException",
        "Active waiting requests exceeded the allowed quota (%d).".formatted(limit),
        Map.of());
  }

  /** Too many requests of one kind. */
  public static DataApiException throttling() {
    return new DataApiException(CLIENT, "ThrottlingException", "Rate exceeded", Map.of());
  }

  /** No such action. */
  public static DataApiException unknownOperation(String operation) {
    return new DataApiException(
        CLIENT, "UnknownOperationException", "not an action: " + operation, Map.of());
  }

  /** The service failed. */
  public static DataApiException internal(String message) {
    return new DataApiException(SERVER, "InternalServerException", message, Map.of());
  }

  /** The metadata query took too long. */
  public static DataApiException timeout(String message) {
    return new DataApiException(CLIENT, "QueryTimeoutException", message, Map.of());
  }

  /** No connection to the database. */
  public static DataApiException connection(String message) {
    return new DataApiException(SERVER, "DatabaseConnectionException", message, Map.of());
  }
}
