package dev.storehouse.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.local.aws.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** The buckets of a stack, and where they are. */
class BucketsTest {

  private static final Stack STACK = Fixture.template().resolve(StackSettings.defaults());

  @TempDir Path directory;

  @Test
  void areThoseOfTheTemplate() {
    try (LocalS3 s3 = new LocalS3(Optional.of(directory), "eu-central-1", "local")) {
      s3.create(STACK);

      assertThat(s3.client().listBuckets().buckets())
          .extracting(Bucket::name)
          .containsExactly(STACK.resource("FilesBucket").physicalId());
    }
  }

  @Test
  void outliveTheProcessInADirectory() {
    String bucket = STACK.resource("FilesBucket").physicalId();
    try (LocalS3 s3 = new LocalS3(Optional.of(directory), "eu-central-1", "local")) {
      s3.create(STACK);
      s3.client()
          .putObject(
              request ->
                  request
                      .bucket(bucket)
                      .key("uploads/1")
                      .contentType("text/csv")
                      .metadata(Map.of("job", "7")),
              RequestBody.fromString("1,2"));
    }
    try (LocalS3 s3 = new LocalS3(Optional.of(directory), "eu-central-1", "local")) {
      s3.create(STACK);
      var found = s3.client().getObjectAsBytes(request -> request.bucket(bucket).key("uploads/1"));

      assertThat(found.asUtf8String()).isEqualTo("1,2");
      assertThat(found.response().contentType()).isEqualTo("text/csv");
      assertThat(found.response().metadata()).containsEntry("job", "7");
    }
  }

  @Test
  void goWithTheProcessOtherwise() throws Exception {
    Buckets buckets = Buckets.in(Optional.empty());
    try (LocalS3 s3 = new LocalS3(buckets, "eu-central-1", "local")) {
      s3.create(STACK);
      S3Client client = s3.client();
      client.putObject(
          request -> request.bucket(STACK.resource("FilesBucket").physicalId()).key("a/b"),
          RequestBody.fromString("x"));
      assertThat(Files.exists(buckets.directory())).isTrue();
    }

    assertThat(Files.exists(buckets.directory())).isFalse();
  }

  @Test
  void areTheirOwnersAlone() throws Exception {
    try (LocalS3 s3 = new LocalS3(Optional.of(directory), "eu-central-1", "local");
        Stream<Path> made = Files.walk(directory)) {
      s3.create(STACK);
      Set<String> views = directory.getFileSystem().supportedFileAttributeViews();
      assertThat(made.skip(1))
          .isNotEmpty()
          .allSatisfy(
              path -> {
                if (views.contains("posix")) {
                  assertThat(Files.getPosixFilePermissions(path)).hasSize(3);
                }
              });
    }
  }
}
