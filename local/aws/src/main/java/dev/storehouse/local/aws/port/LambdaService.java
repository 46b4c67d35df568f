package dev.storehouse.local.aws.port;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda as far as Invoke, ListFunctions and GetFunction (REST-JSON, version 2015-03-31).
 *
 * <p>Rules: AWS Lambda API Reference, "Invoke". A function is named by its name, its ARN or part of
 * it; version and alias make no difference here.
 */
public final class LambdaService implements AwsService {

  private static final Logger LOGGER = Logger.getLogger(LambdaService.class.getName());
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions(?:/([^/]*))?(/invocations)?/?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:)?(?:\\d{12}:)?(?:function:)?"
              + "([A-Za-z0-9-_]+)(?::[A-Za-z0-9$_-]+)?");
  private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  private final FunctionInvoker functions;
  private final String region;

  public LambdaService(FunctionInvoker functions, String region) {
    this.functions = functions;
    this.region = region;
  }

  @Override
  public String signingName() {
    return "lambda";
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return unknown(request);
    }
    String identifier =
        URLDecoder.decode(Optional.ofNullable(path.group(1)).orElse(""), StandardCharsets.UTF_8);
    boolean invocation = path.group(2) != null;
    if (request.method().equals("GET") && identifier.isEmpty()) {
      return json(
          Map.of(
              "Functions",
              functions.functionNames().stream().sorted().map(this::configuration).toList()));
    }
    Optional<String> name = name(identifier);
    if (name.isEmpty()) {
      return error(
          NOT_FOUND, "ResourceNotFoundException", "Function not found: " + arn(identifier));
    }
    return switch (request.method() + (invocation ? " invocation" : "")) {
      case "POST invocation" -> invoke(name.get(), request);
      case "GET" -> json(Map.of("Configuration", configuration(name.get())));
      default -> unknown(request);
    };
  }

  private AwsResponse invoke(String name, AwsRequest request) {
    byte[] payload = request.body().length == 0 ? new byte[] {'{', '}'} : request.body();
    if (payload.length > MAX_PAYLOAD) {
      return error(
          TOO_LARGE,
          "RequestTooLargeException",
          "Request must be smaller than %d bytes for the InvokeFunction operation"
              .formatted(MAX_PAYLOAD));
    }
    try {
      Json.check(payload);
    } catch (IOException e) {
      return error(
          BAD_REQUEST,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getMessage());
    }
    String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
    return switch (type) {
      case "RequestResponse" -> answer(name, payload);
      case "Event" -> {
        Thread.ofVirtual().name("event-" + name).start(() -> run(name, payload));
        yield AwsResponse.empty(ACCEPTED);
      }
      case "DryRun" -> AwsResponse.empty(NO_CONTENT);
      default ->
          error(
              BAD_REQUEST,
              "InvalidParameterValueException",
              "InvocationType must be RequestResponse, Event or DryRun, not " + type);
    };
  }

  private AwsResponse answer(String name, byte[] payload) {
    Map<String, List<String>> headers =
        Map.of(
            "Content-Type", List.of("application/json"),
            "X-Amz-Executed-Version", List.of("$LATEST"));
    try {
      return new AwsResponse(OK, headers, functions.invoke(name, payload));
    } catch (FunctionException e) {
      return new AwsResponse(OK, headers, payload(e)).with("X-Amz-Function-Error", "Unhandled");
    }
  }

  /** AWS Lambda Developer Guide, "Java function errors". */
  private static byte[] payload(FunctionException failure) {
    Throwable cause = failure.getCause();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("errorMessage", Objects.requireNonNullElse(failure.getMessage(), failure.errorType()));
    body.put("errorType", failure.errorType());
    body.put(
        "stackTrace",
        cause == null
            ? List.of()
            : Arrays.stream(cause.getStackTrace()).map(StackTraceElement::toString).toList());
    return Json.write(body);
  }

  private void run(String name, byte[] payload) {
    try {
      functions.invoke(name, payload);
    } catch (FunctionException e) {
      LOGGER.log(Level.WARNING, e, () -> "function " + name + " failed on an asynchronous event");
    }
  }

  private Optional<String> name(String identifier) {
    Matcher matcher = NAME.matcher(identifier);
    return matcher.matches()
        ? Optional.of(matcher.group(1)).filter(functions.functionNames()::contains)
        : Optional.empty();
  }

  private Map<String, Object> configuration(String name) {
    return Map.of(
        "FunctionName", name,
        "FunctionArn", arn(name),
        "Runtime", "java25",
        "PackageType", "Zip",
        "State", "Active",
        "Version", "$LATEST");
  }

  private String arn(String name) {
    return name.startsWith("arn:")
        ? name
        : "arn:aws:lambda:%s:000000000000:function:%s".formatted(region, name);
  }

  private static AwsResponse json(Object body) {
    return AwsResponse.json(OK, "application/json", body);
  }

  private static AwsResponse unknown(AwsRequest request) {
    return error(
        NOT_FOUND,
        "UnknownOperationException",
        "Lambda here serves Invoke, ListFunctions and GetFunction, not %s %s"
            .formatted(request.method().toUpperCase(Locale.ROOT), request.path()));
  }

  private static AwsResponse error(int status, String type, String message) {
    return AwsResponse.json(status, "application/json", Map.of("Type", "User", "Message", message))
        .with("x-amzn-ErrorType", type);
  }
}
