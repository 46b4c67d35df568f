package dev.storehouse.local.aws.redshift.bulk;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a file are made fewer. */
enum Compression {
  NONE("") {
    @Override
    OutputStream compress(OutputStream file) {
      return file;
    }

    @Override
    InputStream decompress(InputStream file) {
      return file;
    }
  },
  GZIP(".gz") {
    @Override
    OutputStream compress(OutputStream file) throws IOException {
      return new GZIPOutputStream(file, BUFFER);
    }

    @Override
    InputStream decompress(InputStream file) throws IOException {
      return new GZIPInputStream(file, BUFFER);
    }
  },
  ZSTD(".zst") {
    @Override
    OutputStream compress(OutputStream file) throws IOException {
      return new ZstdOutputStream(file);
    }

    @Override
    InputStream decompress(InputStream file) throws IOException {
      return new ZstdInputStream(file);
    }
  };

  private static final int BUFFER = 1 << 16;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  abstract OutputStream compress(OutputStream file) throws IOException;

  abstract InputStream decompress(InputStream file) throws IOException;
}
