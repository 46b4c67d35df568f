package dev.storehouse.warehouse.files;

import java.io.InputStream;
import java.util.Optional;

/**
 * The files of one bucket. Thread-safe. A call ends within 25 seconds, but for {@link #deleteAll},
 * which makes several; one that fails for want of an answer throws the client's own exception.
 */
public interface Files {

  /**
   * The files whose keys begin so.
   *
   * @param after the key after which the page begins
   */
  FilePage list(String prefix, Optional<String> after);

  /** What is known of a file without reading it; empty if there is none. */
  Optional<FileDescription> describe(String key);

  /**
   * A part of a file; shorter at its end, empty behind it.
   *
   * @param from offset of the first byte, from 0
   * @param atMost how many bytes, at least 1; all of them are held in memory
   * @throws FileMissingException if there is no such file
   */
  byte[] read(String key, long from, int atMost);

  /**
   * Opens a file from its beginning; whoever opens it closes it. A read fails after ten seconds of
   * silence.
   *
   * @throws FileMissingException if there is no such file
   */
  InputStream open(String key);

  /** Writes a small file, in place of one that is there. */
  void write(String key, byte[] content, String contentType);

  /**
   * Writes a file of any size up to 80 GB as it comes; eight megabytes are held in memory at a
   * time.
   */
  FileOutput writer(String key, String contentType);

  /**
   * Deletes all files whose keys begin so.
   *
   * @param prefix not empty
   * @return how many there were
   */
  long deleteAll(String prefix);
}
