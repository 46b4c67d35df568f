package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Objects as far as a role reaches. */
record ReachableObjects(BulkObjects all, List<S3Location> reach) implements BulkObjects {

  private S3Location checked(S3Location location) throws ObjectStoreException {
    if (reach.stream().noneMatch(each -> each.covers(location))) {
      throw ObjectStoreException.denied();
    }
    return location;
  }

  @Override
  public List<StoredObject> list(S3Location prefix) throws IOException {
    return all.list(checked(prefix));
  }

  @Override
  public Optional<StoredObject> find(S3Location location) throws IOException {
    return all.find(checked(location));
  }

  @Override
  public InputStream read(S3Location location) throws IOException {
    return all.read(checked(location));
  }

  @Override
  public StoredObject write(S3Location location, Path content, String writer) throws IOException {
    return all.write(checked(location), content, writer);
  }

  @Override
  public void delete(S3Location location) throws IOException {
    all.delete(checked(location));
  }
}
