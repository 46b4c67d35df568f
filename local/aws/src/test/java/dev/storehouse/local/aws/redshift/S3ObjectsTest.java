package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.redshift.bulk.ObjectStoreException;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import dev.storehouse.local.aws.redshift.bulk.S3Objects;
import dev.storehouse.local.aws.redshift.bulk.StoredObject;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects over the protocol of S3. */
class S3ObjectsTest {

  private static final int MORE_THAN_A_PAGE = 1003;

  @TempDir Path directory;

  @Test
  void writesFindsReadsAndDeletes() throws Exception {
    Path content = Files.writeString(directory.resolve("content"), "hello");
    S3Location place = new S3Location("bulk", "a/b c=ü");
    try (ObjectServer server = ObjectServer.start(directory);
        S3Objects objects = server.objects("local")) {
      assertThat(objects.find(place)).isEmpty();
      StoredObject written = objects.write(place, content, "statement-1");

      assertThat(written.size()).isEqualTo(5);
      assertThat(written.entityTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
      assertThat(objects.find(place)).contains(written);
      assertThat(objects.find(place).flatMap(StoredObject::writer)).contains("statement-1");
      try (InputStream bytes = objects.read(place)) {
        assertThat(bytes.readAllBytes()).asString().isEqualTo("hello");
      }
      assertThat(objects.list(new S3Location("bulk", "a/b")))
          .containsExactly(new StoredObject(place, 5, written.entityTag(), Optional.empty()));
      objects.delete(place);
      objects.delete(place);
      assertThat(objects.list(new S3Location("bulk", ""))).isEmpty();
      assertThatThrownBy(() -> objects.read(place))
          .isInstanceOf(ObjectStoreException.class)
          .hasMessageContaining("Status 404,Error NoSuchKey");
      try (S3Objects stranger = server.objects("stranger")) {
        assertThatThrownBy(() -> stranger.list(place))
            .isInstanceOf(ObjectStoreException.class)
            .hasMessageContaining("Status 403");
      }
    }
  }

  @Test
  void listsMoreThanOnePage() throws Exception {
    try (ObjectServer server = ObjectServer.start(directory);
        S3Objects objects = server.objects("local")) {
      Path folder = Files.createDirectory(directory.resolve("bulk").resolve("many"));
      for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
        Files.createFile(folder.resolve("o" + i));
      }

      assertThat(objects.list(new S3Location("bulk", "many/"))).hasSize(MORE_THAN_A_PAGE);
    }
  }
}
