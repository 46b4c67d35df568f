package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.Compression;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** What is in files that may be packed. */
final class Unpacked {

  private Unpacked() {}

  /**
   * Reads it as it comes.
   *
   * @param file closed with what is given back, or at once if that fails
   * @throws IOException if it is not packed so, now or while it is read
   */
  static InputStream of(InputStream file, Compression compression) throws IOException {
    try {
      return switch (compression) {
        case NONE -> file;
        case GZIP -> new GZIPInputStream(file);
        case ZSTD -> new ZstdInputStream(file);
      };
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
