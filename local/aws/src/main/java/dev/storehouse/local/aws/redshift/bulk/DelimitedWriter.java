package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as fields with a delimiter between them. */
record DelimitedWriter(Writer target, List<BulkColumn> columns, FieldStyle style)
    implements RowWriter {

  @Override
  public void header() throws IOException {
    row(columns.stream().map(BulkColumn::name).toArray(String[]::new));
  }

  @Override
  public void row(@Nullable String[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        target.write(style.delimiter());
      }
      target.write(style.field(values[i]));
    }
    target.write('\n');
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
