package dev.storehouse.local.aws.redshift.bulk;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes rows into one file. */
interface RowWriter extends Closeable {

  /** What is written ahead of the rows, if anything is. */
  void header() throws IOException;

  void row(@Nullable String[] values) throws IOException;
}
