package dev.storehouse.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.PythonProgram;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What clients see of it through the AWS port. */
class S3Test {

  private static final int PART = 5 * 1024 * 1024;
  private static final String BUCKET = "bulk";

  private static S3Server server;
  private static S3Client client;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    server = S3Server.start(Optional.empty());
    client = server.client();
    client.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void keepsAnObjectAndWhatIsSaidOfIt() {
    PutObjectResponse stored =
        client.putObject(
            request ->
                request
                    .bucket(BUCKET)
                    .key("uploads/größe 1+2.csv")
                    .contentType("text/csv")
                    .metadata(Map.of("job", "7")),
            RequestBody.fromString("a,b"));
    var read =
        client.getObjectAsBytes(request -> request.bucket(BUCKET).key("uploads/größe 1+2.csv"));
    GetObjectResponse said = read.response();

    assertThat(read.asUtf8String()).isEqualTo("a,b");
    assertThat(said.contentType()).isEqualTo("text/csv");
    assertThat(said.metadata()).containsEntry("job", "7");
    assertThat(said.eTag()).isEqualTo(stored.eTag());
  }

  @Test
  void keepsAStreamWhoseChecksumComesAfterIt() {
    byte[] content = random(3 * 1024 * 1024);
    client.putObject(
        request -> request.bucket(BUCKET).key("stream"),
        RequestBody.fromInputStream(new ByteArrayInputStream(content), content.length));

    assertThat(
            client.getObjectAsBytes(request -> request.bucket(BUCKET).key("stream")).asByteArray())
        .isEqualTo(content);
  }

  @Test
  void verifiesAndKeepsAChecksum() {
    String sha256OfAbc = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
    client.putObject(
        request -> request.bucket(BUCKET).key("right").checksumSHA256(sha256OfAbc),
        RequestBody.fromString("abc"));

    HeadObjectResponse found =
        client.headObject(
            request -> request.bucket(BUCKET).key("right").checksumMode(ChecksumMode.ENABLED));
    assertThat(found.checksumSHA256()).isEqualTo(sha256OfAbc);
    assertThatThrownBy(
            () ->
                client.putObject(
                    request -> request.bucket(BUCKET).key("wrong").checksumSHA256(sha256OfAbc),
                    RequestBody.fromString("abd")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(code(e)).isEqualTo("BadDigest"));
    assertThatThrownBy(() -> client.headObject(request -> request.bucket(BUCKET).key("wrong")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> client.getObject(request -> request.bucket(BUCKET).key("none")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.getObject(request -> request.bucket("none").key("none")))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> client.listObjectsV2(request -> request.bucket("none")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void listsInOrderAndPageByPage() {
    IntStream.range(0, 12)
        .forEach(
            number ->
                client.putObject(
                    request -> request.bucket(BUCKET).key("pages/%02d".formatted(number)),
                    RequestBody.empty()));

    var pages =
        client.listObjectsV2Paginator(
            request -> request.bucket(BUCKET).prefix("pages/").maxKeys(5));
    assertThat(pages.stream().map(page -> page.contents().size())).containsExactly(5, 5, 2);
    assertThat(pages.contents().stream().map(S3Object::key))
        .containsExactlyElementsOf(
            IntStream.range(0, 12).mapToObj("pages/%02d"::formatted).toList());
  }

  @Test
  void joinsThePartsOfAnUpload() {
    byte[] first = random(PART);
    String upload =
        client
            .createMultipartUpload(
                request ->
                    request.bucket(BUCKET).key("parts").checksumAlgorithm(ChecksumAlgorithm.CRC32))
            .uploadId();
    CompletedPart one = part(upload, 1, RequestBody.fromBytes(first));
    CompletedPart two = part(upload, 2, RequestBody.fromString("end"));
    assertThat(
            client
                .listParts(request -> request.bucket(BUCKET).key("parts").uploadId(upload))
                .parts())
        .extracting(it -> it.eTag())
        .containsExactly(one.eTag(), two.eTag());

    client.completeMultipartUpload(
        request ->
            request
                .bucket(BUCKET)
                .key("parts")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(one, two)));
    byte[] whole =
        client.getObjectAsBytes(request -> request.bucket(BUCKET).key("parts")).asByteArray();
    assertThat(whole).hasSize(PART + 3).startsWith(first).endsWith('e', 'n', 'd');
  }

  @Test
  void takesNoPartOfAnUploadThatIsGone() {
    String upload =
        client.createMultipartUpload(request -> request.bucket(BUCKET).key("parts")).uploadId();
    client.abortMultipartUpload(request -> request.bucket(BUCKET).key("parts").uploadId(upload));

    assertThatThrownBy(() -> part(upload, 1, RequestBody.fromString("late")))
        .isInstanceOfSatisfying(
            S3Exception.class, e -> assertThat(code(e)).isEqualTo("NoSuchUpload"));
  }

  @Test
  void listensOnAPortOfItsOwnToo() {
    client.putObject(request -> request.bucket(BUCKET).key("both"), RequestBody.fromString("x"));

    assertThat(server.s3().endpoint().getPort()).isNotEqualTo(server.port().endpoint().getPort());
    assertThat(
            server
                .s3()
                .client()
                .getObjectAsBytes(request -> request.bucket(BUCKET).key("both"))
                .asUtf8String())
        .isEqualTo("x");
  }

  @Test
  void servesBotoAndTheCommandLine() throws Exception {
    new PythonProgram("s3_conformance.py", server.port().endpoint()).run(directory);
  }

  private static CompletedPart part(String upload, int number, RequestBody body) {
    UploadPartResponse stored =
        client.uploadPart(
            request ->
                request
                    .bucket(BUCKET)
                    .key("parts")
                    .uploadId(upload)
                    .partNumber(number)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC32),
            body);
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(stored.eTag())
        .checksumCRC32(stored.checksumCRC32())
        .build();
  }

  private static String code(S3Exception e) {
    return e.awsErrorDetails().errorCode();
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
