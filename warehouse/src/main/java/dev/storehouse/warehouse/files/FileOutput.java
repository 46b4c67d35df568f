package dev.storehouse.warehouse.files;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file being written. It is there once {@link #complete} has returned, and as a whole; closed
 * before that, as when something fails between, it leaves nothing. Not thread-safe.
 */
public abstract class FileOutput extends OutputStream {

  FileOutput() {}

  /**
   * Ends the file and puts it in place, also of one of that key; nothing can be written after.
   *
   * @throws IOException if it was completed or closed before
   */
  public abstract void complete() throws IOException;
}
