package dev.storehouse.local.aws.redshift.bulk;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows out of one file. */
interface RowReader extends Closeable {

  /** The next row, null behind the last. */
  @Nullable SourceRow next() throws IOException;
}
