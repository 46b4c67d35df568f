package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.bulk.BulkObjects;
import dev.storehouse.local.aws.redshift.bulk.ObjectStoreException;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import dev.storehouse.local.aws.redshift.bulk.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Objects in a directory. Thread-safe. */
final class DirectoryObjects implements BulkObjects, AutoCloseable {

  private final Path directory;
  private final Map<S3Location, StoredObject> objects = new ConcurrentHashMap<>();

  DirectoryObjects(Path directory) {
    this.directory = directory;
  }

  private Path file(S3Location location) {
    return directory.resolve(URLEncoder.encode(location.url(), StandardCharsets.UTF_8));
  }

  /** Puts a text where a statement finds it. */
  void put(S3Location location, byte[] content) {
    try {
      Path file = Files.write(Files.createTempFile(directory, "put", ""), content);
      write(location, file, "somebody");
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(S3Location location) {
    try (InputStream content = read(location)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(S3Location location) {
    return new String(bytes(location), StandardCharsets.UTF_8);
  }

  /** The rest of the keys that begin so. */
  List<String> names(S3Location prefix) {
    return list(prefix).stream()
        .map(object -> object.location().key().substring(prefix.key().length()))
        .toList();
  }

  @Override
  public List<StoredObject> list(S3Location prefix) {
    return objects.values().stream()
        .filter(object -> prefix.covers(object.location()))
        .sorted(Comparator.comparing(object -> object.location().key()))
        .toList();
  }

  @Override
  public Optional<StoredObject> find(S3Location location) {
    return Optional.ofNullable(objects.get(location));
  }

  @Override
  public InputStream read(S3Location location) throws IOException {
    if (!objects.containsKey(location)) {
      throw new ObjectStoreException(404, "NoSuchKey", "The specified key does not exist.", "0");
    }
    return Files.newInputStream(file(location));
  }

  @Override
  public StoredObject write(S3Location location, Path content, String writer) throws IOException {
    Files.copy(content, file(location), StandardCopyOption.REPLACE_EXISTING);
    StoredObject object = new StoredObject(location, Files.size(content), "", Optional.of(writer));
    objects.put(location, object);
    return object;
  }

  @Override
  public void delete(S3Location location) throws IOException {
    objects.remove(location);
    Files.deleteIfExists(file(location));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
