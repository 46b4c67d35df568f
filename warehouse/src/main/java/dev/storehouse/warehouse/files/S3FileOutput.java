package dev.storehouse.warehouse.files;

import java.io.IOException;
import java.util.Objects;

/** Bytes gathered until they make a part. */
final class S3FileOutput extends FileOutput {

  private static final int PART = 8 * 1024 * 1024;

  /** Amazon S3 User Guide, "Amazon S3 multipart upload limits". */
  private static final int MOST_PARTS = 10_000;

  private final S3Upload upload;
  private final byte[] gathered = new byte[PART];
  private int length;
  private boolean ended;

  S3FileOutput(S3Upload upload) {
    this.upload = upload;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    requireOpen();
    int from = offset;
    int left = count;
    while (left > 0) {
      if (length == PART) {
        send();
      }
      int taken = Math.min(left, PART - length);
      System.arraycopy(bytes, from, gathered, length, taken);
      length += taken;
      from += taken;
      left -= taken;
    }
  }

  private void send() throws IOException {
    // One is left for the end.
    if (upload.parts() == MOST_PARTS - 1) {
      throw new IOException("a file of more than %d parts".formatted(MOST_PARTS));
    }
    upload.part(gathered, length);
    length = 0;
  }

  @Override
  public void complete() throws IOException {
    requireOpen();
    upload.complete(gathered, length);
    ended = true;
  }

  private void requireOpen() throws IOException {
    if (ended) {
      throw new IOException("the file has ended");
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      upload.abort();
    }
  }
}
