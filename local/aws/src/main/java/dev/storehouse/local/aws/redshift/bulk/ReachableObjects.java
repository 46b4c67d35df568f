package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Objects as far as a role reaches. */
record ReachableObjects(BulkObjects all, BulkReach reach) implements BulkObjects {

  private S3Location readable(S3Location location) throws ObjectStoreException {
    return granted(reach.reads(location), location);
  }

  private S3Location writable(S3Location location) throws ObjectStoreException {
    return granted(reach.writes(location), location);
  }

  private static S3Location granted(boolean granted, S3Location location)
      throws ObjectStoreException {
    if (!granted) {
      throw ObjectStoreException.denied();
    }
    return location;
  }

  @Override
  public List<StoredObject> list(S3Location prefix) throws IOException {
    return all.list(readable(prefix));
  }

  @Override
  public Optional<StoredObject> find(S3Location location) throws IOException {
    return all.find(readable(location));
  }

  @Override
  public InputStream read(S3Location location) throws IOException {
    return all.read(readable(location));
  }

  @Override
  public StoredObject write(S3Location location, Path content, String writer) throws IOException {
    return all.write(writable(location), content, writer);
  }

  @Override
  public void delete(S3Location location) throws IOException {
    all.delete(writable(location));
  }
}
