package dev.storehouse.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** URLs that carry their signature, as the unmodified SDK makes them. */
class PresignedUrlTest {

  private static final String BUCKET = "bulk";
  private static final String KEY = "exports/a b.csv";
  private static final Duration HOUR = Duration.ofHours(1);

  private static S3Server server;
  private static S3Client client;
  private static S3Presigner presigner;

  @BeforeAll
  static void start() {
    server = S3Server.start(Optional.empty());
    client = server.client();
    presigner = server.presigner(server.port().endpoint());
    client.createBucket(request -> request.bucket(BUCKET));
    client.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.fromString("a,b"));
  }

  @AfterAll
  static void stop() {
    presigner.close();
    client.close();
    server.close();
  }

  @Test
  void reads() throws Exception {
    HttpResponse<String> answer =
        S3Server.send(get(presigner).httpRequest(), BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("a,b");
  }

  @Test
  void readsAtThePortOfItsOwn() throws Exception {
    try (S3Presigner own = server.presigner(server.s3().endpoint())) {
      assertThat(S3Server.send(get(own).httpRequest(), BodyPublishers.noBody()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void writes() throws Exception {
    var put =
        presigner.presignPutObject(
            presign ->
                presign
                    .signatureDuration(HOUR)
                    .putObjectRequest(
                        object -> object.bucket(BUCKET).key("uploads/1").contentType("text/csv")));
    assertThat(S3Server.send(put.httpRequest(), BodyPublishers.ofString("1,2")).statusCode())
        .isEqualTo(200);

    var stored = client.getObjectAsBytes(request -> request.bucket(BUCKET).key("uploads/1"));
    assertThat(stored.asUtf8String()).isEqualTo("1,2");
    assertThat(stored.response().contentType()).isEqualTo("text/csv");
  }

  @Test
  void writesAPart() throws Exception {
    String upload =
        client.createMultipartUpload(request -> request.bucket(BUCKET).key("parts")).uploadId();
    var part =
        presigner.presignUploadPart(
            presign ->
                presign
                    .signatureDuration(HOUR)
                    .uploadPartRequest(
                        it -> it.bucket(BUCKET).key("parts").uploadId(upload).partNumber(1)));
    HttpResponse<String> answer =
        S3Server.send(part.httpRequest(), BodyPublishers.ofString("part"));
    assertThat(answer.statusCode()).isEqualTo(200);

    CompletedPart stored =
        CompletedPart.builder()
            .partNumber(1)
            .eTag(answer.headers().firstValue("etag").orElseThrow())
            .build();
    client.completeMultipartUpload(
        request ->
            request
                .bucket(BUCKET)
                .key("parts")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(stored)));
    assertThat(
            client.getObjectAsBytes(request -> request.bucket(BUCKET).key("parts")).asUtf8String())
        .isEqualTo("part");
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b.csv, b.csv",
    "X-Amz-Expires=3600, X-Amz-Expires=7200",
    "X-Amz-Credential=local, X-Amz-Credential=other",
    "eu-central-1, eu-west-1"
  })
  void isRefusedOnceAltered(String part, String instead) throws Exception {
    SdkHttpRequest signed = get(presigner).httpRequest();
    String url = signed.getUri().toString();
    assertThat(url).contains(part);

    HttpResponse<String> answer = sendGet(url.replace(part, instead));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void isRefusedInWordsHoweverLargeTheBody() throws Exception {
    SdkHttpRequest put = get(presigner).httpRequest().toBuilder().method(SdkHttpMethod.PUT).build();

    HttpResponse<String> answer =
        S3Server.send(put, BodyPublishers.ofByteArray(new byte[32 * 1024 * 1024]));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  void storesNothingOfABodyThatBreaksOff() throws Exception {
    var put =
        presigner.presignPutObject(
            presign ->
                presign
                    .signatureDuration(HOUR)
                    .putObjectRequest(object -> object.bucket(BUCKET).key("uploads/broken")));
    URI url = put.httpRequest().getUri();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "PUT %s?%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000\r\n\r\nhalf"
                  .formatted(url.getRawPath(), url.getRawQuery(), url.getAuthority())
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      // The end of the connection: by then the server has given up.
      socket.getInputStream().readAllBytes();
    }

    assertThat(client.listObjectsV2(list -> list.bucket(BUCKET).prefix("uploads/broken")))
        .returns(0, ListObjectsV2Response::keyCount);
  }

  @Test
  void isRefusedForAnotherMethod() throws Exception {
    SdkHttpRequest signed =
        get(presigner).httpRequest().toBuilder().method(SdkHttpMethod.DELETE).build();

    assertThat(S3Server.send(signed, BodyPublishers.noBody()).statusCode()).isEqualTo(403);
  }

  @Test
  void isRefusedOnceExpired() throws Exception {
    HttpResponse<String> answer = sendGet(signedBefore(Duration.ofMinutes(61)));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("AccessDenied").contains("Request has expired");

    assertThat(sendGet(signedBefore(Duration.ofMinutes(59))).statusCode()).isEqualTo(200);
  }

  @Test
  void isRefusedWithoutSignature() throws Exception {
    String url = get(presigner).httpRequest().getUri().toString();

    HttpResponse<String> answer = sendGet(url.substring(0, url.indexOf('?')));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
  }

  private static PresignedGetObjectRequest get(S3Presigner by) {
    return by.presignGetObject(
        presign ->
            presign
                .signatureDuration(HOUR)
                .getObjectRequest(object -> object.bucket(BUCKET).key(KEY)));
  }

  /** A URL that was good for an hour then. */
  private static String signedBefore(Duration age) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(server.port().endpoint().resolve("/" + BUCKET + "/exports/a%20b.csv"))
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            request ->
                request
                    .identity(AwsCredentialsIdentity.create("local", "local"))
                    .request(unsigned)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, HOUR)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(
                        AwsV4HttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(
                        HttpSigner.SIGNING_CLOCK,
                        Clock.fixed(Instant.now().minus(age), ZoneOffset.UTC)))
        .request()
        .getUri()
        .toString();
  }

  private static HttpResponse<String> sendGet(String url) throws Exception {
    return S3Server.send(
        SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(url)).build(),
        BodyPublishers.noBody());
  }
}
