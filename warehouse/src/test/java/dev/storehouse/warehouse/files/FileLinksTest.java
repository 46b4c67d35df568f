package dev.storehouse.warehouse.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links as clients use them: with nothing but the link. */
@ExtendWith(AwsExtension.class)
class FileLinksTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final Duration HOUR = Duration.ofHours(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final FilesModule module;

  FileLinksTest(AwsSandbox aws) {
    this.module = FilesModule.of(new Environment(aws.warehouseEnvironment("QueryFunction")));
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void downloadsUnderAName() throws Exception {
    module.files().write("exports/1", "a,b".getBytes(UTF_8), "text/csv");

    Link link = module.links().download("exports/1", "orders-1.csv", HOUR);
    HttpResponse<String> answer = send(link, BodyPublishers.noBody());
    assertThat(answer.body()).isEqualTo("a,b");
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"orders-1.csv\"");
    assertThat(link.method()).isEqualTo("GET");
    assertThat(link.expiresAt()).isCloseTo(Instant.now().plus(HOUR), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void uploads() throws Exception {
    Link link = module.links().upload("uploads/1", HOUR);

    assertThat(link.method()).isEqualTo("PUT");
    assertThat(send(link, BodyPublishers.ofString("1,2")).statusCode()).isEqualTo(200);
    assertThat(module.files().read("uploads/1", 0, 10)).asString(UTF_8).isEqualTo("1,2");
  }

  @Test
  void uploadsInParts() throws Exception {
    String key = "uploads/parts";
    String upload = module.links().beginParts(key);
    List<Link> parts = module.links().partLinks(key, upload, 1, 3, HOUR);
    StringBuilder document = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < parts.size(); i++) {
      byte[] content = new byte[i < 2 ? 5 * MEGABYTE : 10];
      HttpResponse<String> answer = send(parts.get(i), BodyPublishers.ofByteArray(content));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      document
          .append("<Part><PartNumber>%d</PartNumber><ETag>".formatted(i + 1))
          .append(answer.headers().firstValue("etag").orElseThrow())
          .append("</ETag></Part>");
    }
    document.append("</CompleteMultipartUpload>");

    Link complete = module.links().completeLink(key, upload, HOUR);
    HttpResponse<String> answer = send(complete, BodyPublishers.ofString(document.toString()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(module.files().describe(key).orElseThrow().bytes()).isEqualTo(2 * 5 * MEGABYTE + 10);
  }

  @Test
  void givesPartsUp() throws Exception {
    String upload = module.links().beginParts("uploads/given-up");
    Link part = module.links().partLinks("uploads/given-up", upload, 7, 1, HOUR).getFirst();
    assertThat(send(part, BodyPublishers.ofString("part")).statusCode()).isEqualTo(200);

    Link abort = module.links().abortLink("uploads/given-up", upload, HOUR);
    assertThat(send(abort, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
    assertThat(send(part, BodyPublishers.ofString("part")).statusCode()).isEqualTo(404);
  }

  @Test
  void isForOneKeyOnly() throws Exception {
    Link link = module.links().upload("uploads/mine", HOUR);
    Link altered =
        new Link(
            link.method(),
            URI.create(link.url().toString().replace("uploads/mine", "uploads/other")),
            link.headers(),
            link.expiresAt());

    assertThat(send(altered, BodyPublishers.ofString("x")).statusCode()).isEqualTo(403);
  }

  @Test
  void isNotWrittenOut() {
    assertThat(module.links().upload("uploads/secret", HOUR).toString())
        .doesNotContain("Signature", "secret");
  }

  @Test
  void bucketsAreHostsOnAws() {
    Map<String, String> environment =
        Map.of(
            "BULK_BUCKET",
            "bulk",
            "AWS_REGION",
            "eu-central-1",
            "AWS_ACCESS_KEY_ID",
            "key",
            "AWS_SECRET_ACCESS_KEY",
            "secret");

    assertThat(FilesModule.of(new Environment(environment)).links().upload("uploads/1", HOUR).url())
        .hasScheme("https")
        .hasHost("bulk.s3.eu-central-1.amazonaws.com")
        .hasPath("/uploads/1");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "10001, 1", "9999, 3", "1, 2147483647"})
  void partsOutOfRangeAreRefused(int from, int count) {
    assertThatThrownBy(() -> module.links().partLinks("uploads/1", "upload", from, count, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "a\r\nb", "ä.csv", "a/b"})
  void namesThatCouldLeaveTheHeaderAreRefused(String name) {
    assertThatThrownBy(() -> module.links().download("exports/1", name, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HttpResponse<String> send(Link link, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(link.url())
            .timeout(Duration.ofSeconds(60))
            .method(link.method(), body);
    link.headers().forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
