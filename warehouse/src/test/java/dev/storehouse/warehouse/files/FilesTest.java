package dev.storehouse.warehouse.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in a bucket that speaks S3, through the functions' own client. */
@ExtendWith(AwsExtension.class)
class FilesTest {

  private static final int MEGABYTE = 1024 * 1024;
  private static final String TEXT = "text/csv";

  private final Files files;
  private final S3Client s3;
  private final String bucket;

  FilesTest(AwsSandbox aws) {
    this.files = FilesModule.of(new Environment(aws.warehouseEnvironment("QueryFunction"))).files();
    this.s3 = aws.s3();
    this.bucket = aws.bucket("BulkBucket");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    files.write("exports/read", "0123456789".getBytes(UTF_8), TEXT);

    try (InputStream content = files.open("exports/read")) {
      assertThat(content.readAllBytes()).asString(UTF_8).isEqualTo("0123456789");
    }
    assertThat(s3.headObject(head -> head.bucket(bucket).key("exports/read")).contentType())
        .isEqualTo(TEXT);
  }

  @Test
  void aPartOfAFileIsReadWithoutTheRest() {
    files.write("exports/range", "0123456789".getBytes(UTF_8), TEXT);

    assertThat(files.read("exports/range", 3, 4)).asString(UTF_8).isEqualTo("3456");
    assertThat(files.read("exports/range", 8, 100)).asString(UTF_8).isEqualTo("89");
    assertThat(files.read("exports/range", 10, 1)).isEmpty();
    assertThatThrownBy(() -> files.read("exports/range", -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.read("exports/range", 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileIsDescribedWithItsSizeAndChecksum() throws Exception {
    byte[] content = "a,b\n".getBytes(UTF_8);
    files.write("exports/described", content, TEXT);

    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    assertThat(files.describe("exports/described"))
        .contains(
            new FileDescription("exports/described", 4, Optional.of(new Checksum("MD5", digest))));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(files.describe("exports/none")).isEmpty();
    assertThatThrownBy(() -> files.open("exports/none"))
        .isInstanceOf(FileMissingException.class)
        .hasMessageContaining("exports/none");
    assertThatThrownBy(() -> files.read("exports/none", 0, 1))
        .isInstanceOf(FileMissingException.class);
  }

  @Test
  void fortyMegabytesPassThroughWithoutBeingHeld() throws IOException {
    byte[] content = new byte[40 * MEGABYTE + 1];
    new Random(1).nextBytes(content);

    long written =
        allocated(
            () -> {
              try (FileOutput output = files.writer("exports/large", TEXT)) {
                for (int from = 0; from < content.length; from += 100_000) {
                  output.write(content, from, Math.min(100_000, content.length - from));
                }
                output.complete();
              }
            });
    // Of it, 40 megabytes are signatures of chunks, as there is no TLS here; a body held is several
    // times its size.
    assertThat(written).isLessThan(80L * MEGABYTE);

    long read =
        allocated(
            () -> {
              byte[] buffer = new byte[100_000];
              try (InputStream stored = files.open("exports/large")) {
                int at = 0;
                for (int count = stored.read(buffer); count >= 0; count = stored.read(buffer)) {
                  assertThat(Arrays.equals(content, at, at + count, buffer, 0, count))
                      .as("from %d", at)
                      .isTrue();
                  at += count;
                }
                assertThat(at).isEqualTo(content.length);
              }
            });
    assertThat(read).isLessThan(20L * MEGABYTE);
    assertThat(files.describe("exports/large"))
        .hasValueSatisfying(it -> assertThat(it.bytes()).isEqualTo(content.length));
  }

  @Test
  void aSmallFileIsStreamedToo() throws IOException {
    try (FileOutput output = files.writer("exports/small", TEXT)) {
      output.write('a');
      output.complete();
    }
    try (FileOutput output = files.writer("exports/empty", TEXT)) {
      output.complete();
    }
    assertThat(files.read("exports/small", 0, 10)).asString(UTF_8).isEqualTo("a");
    assertThat(files.describe("exports/empty").orElseThrow().bytes()).isZero();
  }

  @Test
  void aFileThatIsNotCompletedIsNotThere() {
    assertThatThrownBy(
            () -> {
              try (FileOutput output = files.writer("exports/broken", TEXT)) {
                output.write(new byte[9 * MEGABYTE]);
                throw new IOException("the source broke off");
              }
            })
        .hasMessage("the source broke off");

    assertThat(files.describe("exports/broken")).isEmpty();
    assertThat(s3.listMultipartUploads(list -> list.bucket(bucket)).uploads()).isEmpty();
  }

  @Test
  void nothingIsAddedToAFileThatHasEnded() throws IOException {
    FileOutput output = files.writer("exports/ended", TEXT);
    output.complete();

    assertThatThrownBy(() -> output.write(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(output::complete).isInstanceOf(IOException.class);
    output.close();
    assertThat(files.describe("exports/ended")).isPresent();
  }

  @Test
  void listsAndDeletesPageByPage() {
    IntStream.range(0, 1003)
        .parallel()
        .mapToObj("exports/many/%04d"::formatted)
        .forEach(
            key -> s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("x")));
    files.write("exports/manyother", new byte[1], TEXT);

    FilePage first = files.list("exports/many/", Optional.empty());
    assertThat(first.files()).hasSize(1000);
    FilePage second = files.list("exports/many/", first.next());
    assertThat(second.files())
        .extracting(StoredFile::key)
        .containsExactly("exports/many/1000", "exports/many/1001", "exports/many/1002");
    assertThat(second.next()).isEmpty();

    assertThat(files.deleteAll("exports/many/")).isEqualTo(1003);
    assertThat(files.list("exports/many/", Optional.empty()).files()).isEmpty();
    assertThat(files.describe("exports/manyother")).isPresent();
    assertThatThrownBy(() -> files.deleteAll("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clientsAreMadeAtTheFirstCall() {
    // No region: a client cannot be made.
    FilesModule module = FilesModule.of(new Environment(Map.of("BULK_BUCKET", "bulk")));

    assertThatThrownBy(() -> module.files().describe("exports/1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AWS_REGION");
  }

  private interface Work {
    void run() throws IOException;
  }

  /** What this thread, which the client works on, allocates meanwhile. */
  private static long allocated(Work work) throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
