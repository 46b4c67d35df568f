package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The objects of S3 that UNLOAD writes and COPY reads. Implementations are thread-safe, their calls
 * have deadlines, and what S3 answers instead is an {@link ObjectStoreException}.
 */
public interface BulkObjects {

  /** All objects that a location covers, by key. */
  List<StoredObject> list(S3Location prefix) throws IOException;

  /** One object, empty if it is not there. */
  Optional<StoredObject> find(S3Location location) throws IOException;

  /** Opens an object; who opens it closes it. */
  InputStream read(S3Location location) throws IOException;

  /**
   * Writes an object, in place of one that is there.
   *
   * @param writer what {@link StoredObject#writer} tells later
   */
  StoredObject write(S3Location location, Path content, String writer) throws IOException;

  /** Deletes an object, if it is there. */
  void delete(S3Location location) throws IOException;
}
