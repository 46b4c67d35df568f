package dev.storehouse.warehouse.webhook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a webhook is sent to. Its text may hold a secret of the receiver's, so {@link #toString}
 * leaves out all but the host.
 *
 * @param encrypted whether it is https
 * @param host in lower case; an IPv6 address in brackets
 * @param port 1 to 65535
 * @param target path and query, percent-encoded, from the first slash
 */
public record WebhookUrl(boolean encrypted, String host, int port, String target) {

  /** Characters of the longest URL. */
  public static final int LONGEST = 2048;

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int LOWEST_OTHER_PORT = 1024;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * The characters of RFC 3986 §3.3 and §3.4 alone: no space, no control character, no backslash.
   */
  private static final String CHARACTERS = "[A-Za-z0-9._~:/?@!$&'()*+,;=-]*+";

  private static final Pattern TARGET =
      Pattern.compile("/" + CHARACTERS + "(?:%[0-9A-Fa-f]{2}" + CHARACTERS + ")*+");

  /** ASCII: beyond it there are letters that become others in lower case, the kelvin sign a k. */
  private static final Pattern TEXT = Pattern.compile("[!-~]*+");

  private static final Pattern PARTS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(#.*)?");
  private static final Pattern AUTHORITY = Pattern.compile("(.+?)(?::([0-9]{1,5}))?");

  /**
   * Makes a URL of its parts. Which of those may be sent to, {@link #parse} and the sender say.
   *
   * @throws WebhookUrlException if a part is malformed
   */
  public WebhookUrl {
    require(HostForm.fits(host), WebhookUrlFault.BAD_HOST);
    require(port > 0 && port <= HIGHEST_PORT, WebhookUrlFault.PORT_OUT_OF_RANGE);
    require(target.length() <= LONGEST, WebhookUrlFault.TOO_LONG);
    require(TARGET.matcher(target).matches(), WebhookUrlFault.MALFORMED);
  }

  /**
   * Reads a URL that webhooks may be sent to. A name is not looked up: its addresses are judged
   * whenever something is sent.
   *
   * @throws WebhookUrlException if it is none; it says why
   */
  public static WebhookUrl parse(String text, WebhookExceptions exceptions) {
    require(text.length() <= LONGEST, WebhookUrlFault.TOO_LONG);
    Matcher parts = PARTS.matcher(text);
    require(TEXT.matcher(text).matches() && parts.matches(), WebhookUrlFault.MALFORMED);
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    boolean encrypted = scheme.equals("https");
    require(encrypted || scheme.equals("http"), WebhookUrlFault.NOT_HTTPS);
    require(parts.group(2).indexOf('@') < 0, WebhookUrlFault.HAS_USER_INFO);
    require(parts.group(4) == null, WebhookUrlFault.HAS_FRAGMENT);
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    require(authority.matches(), WebhookUrlFault.BAD_HOST);
    WebhookUrl url =
        new WebhookUrl(
            encrypted,
            authority.group(1).toLowerCase(Locale.ROOT),
            authority.group(2) == null
                ? defaultPort(encrypted)
                : Integer.parseInt(authority.group(2)),
            parts.group(3).startsWith("/") ? parts.group(3) : "/" + parts.group(3));
    require(url.text().length() <= LONGEST, WebhookUrlFault.TOO_LONG);
    if (!exceptions.cover(url.host, url.port)) {
      url.requirePublic();
    }
    return url;
  }

  private void requirePublic() {
    require(encrypted, WebhookUrlFault.NOT_HTTPS);
    require(port == HTTPS_PORT || port >= LOWEST_OTHER_PORT, WebhookUrlFault.PORT_OUT_OF_RANGE);
    require(
        HostForm.address(host).map(PublicAddresses::contain).orElse(true),
        WebhookUrlFault.NOT_PUBLIC);
    // A name of one label is completed by the search list of whoever looks it up.
    require(host.startsWith("[") || host.indexOf('.') > 0, WebhookUrlFault.BAD_HOST);
  }

  /** The URL, written out: what {@link #parse} reads. */
  public String text() {
    return origin() + target;
  }

  /** Host and port, as the Host header has them (RFC 9110 §7.2). */
  String authority() {
    return port == defaultPort(encrypted) ? host : host + ":" + port;
  }

  private String origin() {
    return (encrypted ? "https://" : "http://") + authority();
  }

  @Override
  public String toString() {
    return origin() + "/…";
  }

  private static int defaultPort(boolean encrypted) {
    return encrypted ? HTTPS_PORT : HTTP_PORT;
  }

  private static void require(boolean condition, WebhookUrlFault fault) {
    if (!condition) {
      throw new WebhookUrlException(fault);
    }
  }
}
