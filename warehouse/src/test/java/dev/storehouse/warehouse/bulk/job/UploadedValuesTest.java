package dev.storehouse.warehouse.bulk.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.LineEnding;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.files.FilesModule;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values out of files in a bucket that speaks S3. */
@ExtendWith(AwsExtension.class)
class UploadedValuesTest {

  private static final String CSV =
      "id,name\n1,a\n2,\"b\nb\"\n3,\"c \"\"quoted\"\"\nand\n\"\n4,d\r\n5,e";

  private final Files files;

  UploadedValuesTest(AwsSandbox aws) {
    this.files = FilesModule.of(new Environment(aws.warehouseEnvironment("QueryFunction"))).files();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aRowIsFoundByTheLinesThatItBreaksOver(Compression compression) throws IOException {
    String key = stored("broken-" + compression, CSV.getBytes(UTF_8), compression);
    try (UploadedValues values = values(FileFormat.CSV, compression)) {
      assertThat(values.at(key, 1, "name")).isEqualTo("name");
      assertThat(values.at(key, 2, "id")).isEqualTo("1");
      assertThat(values.at(key, 2, "name")).isEqualTo("a");
      assertThat(values.at(key, 3, "name")).isEqualTo("b\nb");
      assertThat(values.at(key, 4, "name")).isEqualTo("b\nb");
      assertThat(values.at(key, 7, "name")).isEqualTo("c \"quoted\"\nand\n");
      assertThat(values.at(key, 8, "name")).isEqualTo("d");
      assertThat(values.at(key, 8, "")).isEqualTo("4,d");
      assertThat(values.at(key, 8, "colour")).isEmpty();
      assertThat(values.at(key, 9, "name")).isEqualTo("e");
      assertThat(values.at(key, 10, "name")).isEmpty();
    }
  }

  @Test
  void aMemberOfAnObjectIsFoundByItsLine() throws IOException {
    String text = "{\"ID\":1,\"name\":\"a\"}\n\n{\"id\":\n2}\n{\"name\":null}\n";
    String key = stored("members", text.getBytes(UTF_8), Compression.NONE);
    try (UploadedValues values = values(FileFormat.JSON, Compression.NONE)) {
      assertThat(values.at(key, 1, "id")).isEqualTo("1");
      assertThat(values.at(key, 1, "name")).isEqualTo("a");
      assertThat(values.at(key, 4, "id")).isEmpty();
      assertThat(values.at(key, 5, "name")).isEqualTo("null");
    }
  }

  @Test
  void aLongValueIsCutAndTheRowBehindItIsFound() throws IOException {
    byte[] text = new byte[3 << 20];
    Arrays.fill(text, (byte) 'x');
    System.arraycopy("id,name\n1,".getBytes(UTF_8), 0, text, 0, 10);
    byte[] last = "\n2,b\n".getBytes(UTF_8);
    System.arraycopy(last, 0, text, text.length - last.length, last.length);
    String key = stored("long", text, Compression.GZIP);
    try (UploadedValues values = values(FileFormat.CSV, Compression.GZIP)) {
      assertThat(values.at(key, 2, "name")).isEqualTo("x".repeat(1024));
      assertThat(values.at(key, 3, "name")).isEqualTo("b");
    }
  }

  @Test
  void whatCannotBeReadStaysUnknown() throws IOException {
    String broken = stored("not-packed", "id,name\n1,a\n".getBytes(UTF_8), Compression.NONE);
    String whole = stored("packed", "id,name\n1,a\n".getBytes(UTF_8), Compression.GZIP);
    try (UploadedValues values = values(FileFormat.CSV, Compression.GZIP)) {
      assertThat(values.at("uploads/missing", 2, "name")).isEmpty();
      assertThat(values.at(broken, 2, "name")).isEmpty();
      assertThat(values.at(broken, 3, "name")).isEmpty();
      assertThat(values.at(whole, -1, "name")).isEmpty();
      assertThat(values.at(whole, 2, "name")).isEqualTo("a");
    }
  }

  @Test
  void nothingIsReadWhenTheTimeIsOver() throws IOException {
    String key = stored("late", ("id,name\n" + "1,a\n".repeat(50_000)).getBytes(UTF_8));
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    try (UploadedValues values = values(FileFormat.CSV, Compression.NONE, now::get)) {
      assertThat(values.at(key, 2, "name")).isEqualTo("a");
      now.set(Instant.EPOCH.plus(UploadedValues.LONGEST));
      assertThat(values.at(key, 3, "name")).isEqualTo("a");
      assertThat(values.at(key, 49_000, "name")).isEmpty();
      assertThat(values.at(stored("later", CSV.getBytes(UTF_8)), 2, "name")).isEmpty();
    }
  }

  private UploadedValues values(FileFormat format, Compression compression) {
    return values(format, compression, InstantSource.system());
  }

  private UploadedValues values(FileFormat format, Compression compression, InstantSource clock) {
    return new UploadedValues(
        files,
        new FileShape(format, compression, ',', LineEnding.LF),
        List.of(
            new StagedColumn("id", "id", "integer", false),
            new StagedColumn("name", "name", "varchar(20)", true)),
        clock);
  }

  private String stored(String name, byte[] content) throws IOException {
    return stored(name, content, Compression.NONE);
  }

  private String stored(String name, byte[] content, Compression compression) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case NONE -> packed;
          case GZIP -> new GZIPOutputStream(packed);
          case ZSTD -> new ZstdOutputStream(packed);
        }) {
      out.write(content);
    }
    String key = "uploads/values/" + name;
    files.write(key, packed.toByteArray(), "text/csv");
    return key;
  }
}
