package dev.storehouse.http;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.tables.ContentionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Answers every request of one API: the one place where exceptions become responses, where each
 * response gets its request id and security headers, and where it is logged. Thread-safe.
 */
public final class Application {

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  private static final int MOST_SHOWN = 512;

  private static final Map<String, String> COMMON_HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
          "X-Content-Type-Options", "nosniff");

  private static final Problem CONTENTION =
      Problem.of(ProblemCode.CONTENTION, "Try again in a moment.").withHeader("Retry-After", "1");

  private static final Problem UNAVAILABLE =
      Problem.of(ProblemCode.UNAVAILABLE, "Try again in a moment.").withHeader("Retry-After", "1");
  private static final Problem INTERNAL_ERROR =
      Problem.of(ProblemCode.INTERNAL_ERROR, "Quote the request_id when you report it.");

  private final Router router;
  private final RequestLog log;
  private final Clock clock;
  private final Function<RuntimeException, Optional<Problem>> known;

  public Application(Router router, RequestLog log, Clock clock) {
    this(router, log, clock, exception -> Optional.empty());
  }

  /**
   * An application that knows exceptions of its own.
   *
   * @param known the problem that an exception is to the client, if it is one that is known
   */
  public Application(
      Router router,
      RequestLog log,
      Clock clock,
      Function<RuntimeException, Optional<Problem>> known) {
    this.router = router;
    this.log = log;
    this.clock = clock;
    this.known = known;
  }

  /** The answer to this request, whatever happens. */
  public Response handle(Incoming incoming) {
    Instant begin = clock.instant();
    String requestId =
        Optional.ofNullable(incoming.headers().get("x-request-id"))
            .filter(id -> REQUEST_ID.matcher(id).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    Response response =
        answer(incoming, requestId).with("X-Request-Id", requestId).withDefaults(COMMON_HEADERS);
    log.answered(requestId, incoming, response.status(), Duration.between(begin, clock.instant()));
    return response;
  }

  private Response answer(Incoming incoming, String requestId) {
    try {
      Method method =
          Method.of(incoming.method())
              .orElseThrow(() -> router.refuse(incoming.method(), incoming.path()));
      return router.handle(incoming.toRequest(method, requestId));
    } catch (ProblemException e) {
      return problem(e.problem(), incoming, requestId);
    } catch (ContentionException e) {
      return problem(CONTENTION, incoming, requestId);
    } catch (SdkException e) {
      log.failed(requestId, e);
      return problem(problemOf(e), incoming, requestId);
    } catch (RuntimeException e) {
      log.failed(requestId, e);
      return problem(known.apply(e).orElse(INTERNAL_ERROR), incoming, requestId);
    }
  }

  private static Response problem(Problem problem, Incoming incoming, String requestId) {
    Response response = ProblemDocuments.of(problem, instance(incoming.path()), requestId);
    return incoming.method().equals("HEAD") ? response.toHead() : response;
  }

  /** The path as a URI reference again, for it came decoded; cut where it is only long. */
  private static String instance(String path) {
    String shown = path.length() > MOST_SHOWN ? path.substring(0, MOST_SHOWN) : path;
    try {
      return new URI(null, null, shown, null).toASCIIString();
    } catch (URISyntaxException e) {
      return "/";
    }
  }

  /** AWS is throttling, failing or out of reach; anything else it says is a mistake of ours. */
  private static Problem problemOf(SdkException e) {
    boolean passing =
        !(e instanceof SdkServiceException service)
            || service.isThrottlingException()
            || service.statusCode() >= 500;
    return passing ? UNAVAILABLE : INTERNAL_ERROR;
  }
}
