package dev.storehouse.http;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/**
 * Entity tags and the conditions on them (RFC 9110, section 13). The tag of a resource is its
 * version in quotes.
 */
public final class Preconditions {

  private static final int ATTEMPTS = 20;

  private Preconditions() {}

  /** The entity tag of a version, for instance {@code "7"} with its quotes. */
  public static String tagOf(long version) {
    return "\"" + version + "\"";
  }

  /**
   * An answer that carries the resource's tag, or 304 where the client has this version already.
   */
  public static Response respond(Request request, long version, Object document) {
    String tag = tagOf(version);
    boolean known =
        request
            .header("if-none-match")
            .map(value -> tags(value).stream().anyMatch(shown -> matchesWeakly(shown, tag)))
            .orElse(false);
    Response response = known ? Response.empty(304) : Response.ok(document);
    return response.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  /**
   * Refuses a change of another version than the client has seen.
   *
   * @throws ProblemException PRECONDITION_REQUIRED without If-Match, PRECONDITION_FAILED if it
   *     names other versions
   */
  public static void requireMatch(Request request, long version) {
    if (request.header("if-match").isEmpty()) {
      throw Problem.of(
              ProblemCode.PRECONDITION_REQUIRED,
              "Send If-Match with the ETag of the version you have seen.")
          .asException();
    }
    checkMatch(request, version);
  }

  /**
   * Refuses a change of another version than the client has seen, where the client says which.
   *
   * @throws ProblemException PRECONDITION_FAILED if If-Match names other versions
   */
  public static void checkMatch(Request request, long version) {
    boolean matches =
        request
            .header("if-match")
            .map(value -> tags(value).stream().anyMatch(tag -> matches(tag, version)))
            .orElse(true);
    if (!matches) {
      throw changed();
    }
  }

  /**
   * An endpoint that tries again when it lost a race and the client has said {@code If-Match: *}:
   * it means whatever version there is.
   */
  static Endpoint ofAnyVersion(Endpoint endpoint) {
    return request -> {
      boolean any = request.header("if-match").map(String::strip).filter("*"::equals).isPresent();
      for (int attempt = 1; any && attempt < ATTEMPTS; attempt++) {
        try {
          return endpoint.handle(request);
        } catch (ProblemException e) {
          if (e.problem().code() != ProblemCode.PRECONDITION_FAILED) {
            throw e;
          }
        }
      }
      return endpoint.handle(request);
    };
  }

  /** The problem of a change that came too late. */
  public static ProblemException changed() {
    return new ProblemException(
        ProblemCode.PRECONDITION_FAILED, "Read it again and repeat the change on what it is now.");
  }

  /** If-Match compares strongly: a weak tag never matches. */
  private static boolean matches(String tag, long version) {
    return tag.equals("*") || tag.equals(tagOf(version));
  }

  private static boolean matchesWeakly(String shown, String tag) {
    return shown.equals("*") || shown.equals(tag) || shown.equals("W/" + tag);
  }

  private static List<String> tags(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
  }
}
