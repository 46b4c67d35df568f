package dev.storehouse.warehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  private static final List<String> PIECES =
      List.of(
          "example",
          ".",
          "com",
          "@",
          ":",
          "443",
          "8443",
          "/",
          "\\",
          "?",
          "#",
          "%2f",
          "%",
          "[",
          "]",
          "::1",
          "127.0.0.1",
          "0x7f",
          "2130706433",
          "\r\n",
          "\t",
          " ",
          "\u3002",
          "\u2024",
          "é",
          "xn--",
          "-",
          "..",
          ";",
          "&",
          "=",
          "|",
          "\0",
          "https://",
          "user",
          "8.8.8.8",
          "_");
  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_126);
  private static final int TEXTS = 50_000;

  @ParameterizedTest
  @CsvSource({
    "https://example.com, example.com, 443, /",
    "https://example.com/, example.com, 443, /",
    "HTTPS://Hooks.EXAMPLE.com:443/A?b=c%20d, hooks.example.com, 443, /A?b=c%20d",
    "https://example.com:8443?x, example.com, 8443, /?x",
    "https://example.com:65535/a@b:c/, example.com, 65535, /a@b:c/",
    "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /",
    "https://1.example/, 1.example, 443, /",
    "https://8.8.8.8/, 8.8.8.8, 443, /",
    "https://[2606:4700:4700::1111]:8443/, [2606:4700:4700::1111], 8443, /"
  })
  void isReadIntoItsParts(String text, String host, int port, String target) {
    WebhookUrl url = parse(text);
    assertThat(url).isEqualTo(new WebhookUrl(true, host, port, target));
    assertThat(parse(url.text())).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/, NOT_HTTPS",
    "ftp://example.com/, NOT_HTTPS",
    "file:///etc/passwd, NOT_HTTPS",
    "https:/example.com/, MALFORMED",
    "https:example.com, MALFORMED",
    "//example.com/, MALFORMED",
    "'', MALFORMED",
    "https://, BAD_HOST",
    "https:///example.com, BAD_HOST",
    "https://user@example.com/, HAS_USER_INFO",
    "https://user:password@example.com/, HAS_USER_INFO",
    "https://@example.com/, HAS_USER_INFO",
    "https://example.com@127.0.0.1/, HAS_USER_INFO",
    "https://example.com%40127.0.0.1/, BAD_HOST",
    "https://example.com\\@127.0.0.1/, HAS_USER_INFO",
    "https://example.com\\.evil.example/, BAD_HOST",
    "https://example.com#@127.0.0.1/, HAS_FRAGMENT",
    "https://example.com/#, HAS_FRAGMENT",
    "https://example.com:80/, PORT_OUT_OF_RANGE",
    "https://example.com:22/, PORT_OUT_OF_RANGE",
    "https://example.com:0/, PORT_OUT_OF_RANGE",
    "https://example.com:1023/, PORT_OUT_OF_RANGE",
    "https://example.com:65536/, PORT_OUT_OF_RANGE",
    "https://example.com:/, BAD_HOST",
    "https://example.com:+443/, BAD_HOST",
    "https://example.com:443:443/, BAD_HOST",
    "https://example.com:999999/, BAD_HOST",
    "https://localhost/, BAD_HOST",
    "https://example/, BAD_HOST",
    "https://example.com./, BAD_HOST",
    "https://example..com/, BAD_HOST",
    "https://.example.com/, BAD_HOST",
    "https://-a.example.com/, BAD_HOST",
    "https://a-.example.com/, BAD_HOST",
    "https://a_b.example.com/, BAD_HOST",
    "https://ex%61mple.com/, BAD_HOST",
    "https://127.0.0.1/, NOT_PUBLIC",
    "https://10.1.2.3:8443/, NOT_PUBLIC",
    "https://169.254.169.254/latest/meta-data/, NOT_PUBLIC",
    "https://[::1]/, NOT_PUBLIC",
    "https://[fd00:ec2::254]/, NOT_PUBLIC",
    "https://[64:ff9b::a9fe:a9fe]/, NOT_PUBLIC",
    "https://[::ffff:127.0.0.1]/, BAD_HOST",
    "https://[::ffff:8.8.8.8]/, BAD_HOST",
    "https://[fe80::1%25eth0]/, BAD_HOST",
    "https://[::1/, BAD_HOST",
    "https://[8.8.8.8]/, BAD_HOST",
    "https://::1/, BAD_HOST",
    "https://2130706433/, BAD_HOST",
    "https://127.1/, BAD_HOST",
    "https://0177.0.0.1/, BAD_HOST",
    "https://127.0.0.01/, BAD_HOST",
    "https://0x7f.0.0.1/, BAD_HOST",
    "https://0x7f000001/, BAD_HOST",
    "https://127.0.0.0x1/, BAD_HOST",
    "https://127.0.0.1./, BAD_HOST",
    "https://256.8.8.8/, BAD_HOST",
    "https://8.8.8.8.8/, BAD_HOST",
    "https://a.8.8.8.8/, BAD_HOST",
    "https://127\u30020\u30020\u30021/, MALFORMED",
    "https://\u2460.example.com/, MALFORMED",
    "https://b\u00fccher.example/, MALFORMED",
    "https://boo\u212a.example/, MALFORMED",
    "https://example.com/\\, MALFORMED",
    "https://example.com/a b, MALFORMED",
    "https://example.com/%zz, MALFORMED",
    "https://example.com/%, MALFORMED",
    "https://example.com/<script>, MALFORMED",
    "https://example.com/[x], MALFORMED"
  })
  void isRefusedWithAReason(String text, String fault) {
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> parse(text))
        .satisfies(refusal -> assertThat(refusal.fault().name()).isEqualTo(fault))
        .withMessage(WebhookUrlFault.valueOf(fault).description());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/\r\nX-Injected: 1",
        "https://example.com/a\nb",
        "https://example.com\r\n.evil.example/",
        "https://example.com/\0",
        "https://example.com/\t",
        " https://example.com/",
        "https://example.com/ ",
        "https://example.com/\u2028"
      })
  void holdsNoCharacterThatEndsALine(String text) {
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> parse(text))
        .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(WebhookUrlFault.MALFORMED));
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> new WebhookUrl(true, "example.com", 443, "/a\r\nb"));
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> new WebhookUrl(true, "example.com\r\n", 443, "/"));
  }

  @Test
  void hasALimit() {
    String longest = "https://example.com/".concat("a".repeat(WebhookUrl.LONGEST - 20));
    assertThat(parse(longest).text()).isEqualTo(longest);
    String longestTarget = "/" + "%aa".repeat(WebhookUrl.LONGEST / 3);
    assertThat(new WebhookUrl(true, "example.com", 443, longestTarget).target())
        .isEqualTo(longestTarget);
    for (String tooLong :
        List.of(longest + "a", "https://example.com?" + "a".repeat(WebhookUrl.LONGEST - 20))) {
      assertThatExceptionOfType(WebhookUrlException.class)
          .isThrownBy(() -> parse(tooLong))
          .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(WebhookUrlFault.TOO_LONG));
    }
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> new WebhookUrl(true, "example.com", 443, "/" + "a".repeat(100_000)))
        .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(WebhookUrlFault.TOO_LONG));
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> parse("https://" + "a".repeat(64) + ".com/"))
        .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(WebhookUrlFault.BAD_HOST));
    assertThatExceptionOfType(WebhookUrlException.class)
        .isThrownBy(() -> parse("https://" + "a.".repeat(126) + "com/"))
        .satisfies(refusal -> assertThat(refusal.fault()).isEqualTo(WebhookUrlFault.BAD_HOST));
  }

  @Test
  void keepsASecretInItsPathToItself() {
    assertThat(parse("https://example.com:8443/T0/secret?token=secret"))
        .hasToString("https://example.com:8443/…");
  }

  @Test
  void mayBePlainAndPrivateWhereAnExceptionSaysSo() {
    WebhookExceptions exceptions =
        WebhookExceptions.of("127.0.0.1:9000, Localhost:80,[::1]:9000,10.0.0.1:22");
    assertThat(WebhookUrl.parse("http://127.0.0.1:9000/x", exceptions))
        .isEqualTo(new WebhookUrl(false, "127.0.0.1", 9000, "/x"));
    assertThat(WebhookUrl.parse("http://LOCALHOST/", exceptions).port()).isEqualTo(80);
    assertThat(WebhookUrl.parse("https://[::1]:9000/", exceptions).encrypted()).isTrue();
    assertThat(WebhookUrl.parse("http://10.0.0.1:22/", exceptions).port()).isEqualTo(22);
    for (String other :
        List.of(
            "http://127.0.0.1:9001/",
            "http://127.0.0.2:9000/",
            "http://localhost:9000/",
            "http://127.0.0.1/",
            "https://10.0.0.1/")) {
      assertThatExceptionOfType(WebhookUrlException.class)
          .isThrownBy(() -> WebhookUrl.parse(other, exceptions));
    }
  }

  /** Two readers of one text that differ are how such a check is passed by. */
  @Test
  void meansToTheJdkWhatItMeansToUs() {
    Random random = new Random(SEED);
    int accepted = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text =
          "https://"
              + IntStream.range(0, 1 + random.nextInt(7))
                  .mapToObj(j -> PIECES.get(random.nextInt(PIECES.size())))
                  .collect(Collectors.joining());
      WebhookUrl url;
      try {
        url = parse(text);
      } catch (WebhookUrlException e) {
        continue;
      }
      accepted++;
      URI uri = URI.create(text);
      String target =
          (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
              + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      assertThat(uri.getHost().toLowerCase(Locale.ROOT)).as(text).isEqualTo(url.host());
      assertThat(uri.getPort() < 0 ? 443 : uri.getPort()).as(text).isEqualTo(url.port());
      assertThat(target).as(text).isEqualTo(url.target());
      assertThat(uri.getRawUserInfo()).as(text).isNull();
      assertThat(uri.getRawFragment()).as(text).isNull();
    }
    assertThat(accepted).as("accepted with seed %d", SEED).isGreaterThan(50);
  }

  private static WebhookUrl parse(String text) {
    return WebhookUrl.parse(text, WebhookExceptions.none());
  }
}
