package dev.storehouse.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The path of a request within a REST API. The stage is never part of {@code path}, unless a custom
 * domain leaves the choice of stage to the path; the base path of a custom domain's mapping always
 * is (seen in events: github.com/localstack/localstack/pull/12296). {@code resource}, the template
 * that the gateway matched, tells where the API's own path begins.
 */
final class MappedPath {

  private MappedPath() {}

  /** The path from where the resource begins, percent-decoded once. */
  static String of(String path, String resource) {
    return decoded(withoutPrefix(path, resource));
  }

  private static String withoutPrefix(String path, String resource) {
    if (!path.startsWith("/") || !resource.startsWith("/") || resource.endsWith("+}")) {
      return path;
    }
    List<String> segments = PathTemplate.split(path);
    PathTemplate template = PathTemplate.of(resource);
    int prefix = segments.size() - template.segments().size();
    if (prefix <= 0) {
      return path;
    }
    List<String> own = segments.subList(prefix, segments.size());
    return template.match(own).isPresent() ? "/" + String.join("/", own) : path;
  }

  /** A plus is a plus in a path. What encodes nothing stays as it is, and matches no route. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
