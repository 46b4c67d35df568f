package dev.storehouse.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is listed of objects that are being written, and of those whose names look like it. */
class StrictBlobStoreTest {

  private static final String BUCKET = "bulk";

  @TempDir Path directory;
  private StrictBlobStore store;

  @BeforeEach
  void open() {
    store = new StrictBlobStore(directory);
    store.createContainer(CreateBucketRequest.builder().bucket(BUCKET).build());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listsNothingOfAnObjectThatIsNotWhole() {
    List<String> files = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    put(
        "exports/rows.csv",
        new InputStream() {
          private int left = 64 * 1024;

          @Override
          public int read() {
            if (left == 1) {
              files.addAll(files());
              listed.addAll(listed());
            }
            return left-- > 0 ? 'x' : -1;
          }
        });

    assertThat(files).singleElement().asString().matches("rows\\.csv-[0-9a-f-]{36}");
    assertThat(listed).isEmpty();
    assertThat(listed()).containsExactly("exports/rows.csv");
  }

  @Test
  void listsAnObjectWhoseNameEndsInAUuid() {
    String key = "exports/rows.csv-7f0c2c8e-58f1-4be4-9f0b-2a3c1f0d9e11";
    put(key, new ByteArrayInputStream(new byte[] {'x'}));

    assertThat(listed()).containsExactly(key);
  }

  private void put(String key, InputStream body) {
    store.putBlob(PutObjectRequest.builder().bucket(BUCKET).key(key).build(), body);
  }

  private List<String> listed() {
    return store.list(ListObjectsV2Request.builder().bucket(BUCKET).build()).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(directory.resolve(BUCKET).resolve("exports"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
