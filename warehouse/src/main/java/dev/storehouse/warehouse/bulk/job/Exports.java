package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.files.StoredFile;
import dev.storehouse.warehouse.files.UnloadManifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that exports have written. Thread-safe. */
public final class Exports {

  private static final String MANIFEST = "manifest";

  /** A manifest of the many files that an export may have; about 300 bytes for each. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private final Files files;

  public Exports(Files files) {
    this.files = files;
  }

  /** What an attempt has written; nothing where a query without rows wrote no files. */
  public List<UnloadManifest.Entry> files(JobFiles place, int attempt) {
    return manifest(place, attempt).map(UnloadManifest::entries).orElse(List.of());
  }

  /** What an attempt that is still under way has written so far; of very many files, the first. */
  public Counts soFar(JobFiles place, int attempt) {
    List<StoredFile> written = files.list(place.exports(attempt), Optional.empty()).files();
    return new Counts(written.size(), written.stream().mapToLong(StoredFile::bytes).sum(), 0, 0, 0);
  }

  Counts counts(JobFiles place, int attempt) {
    Optional<UnloadManifest> manifest = manifest(place, attempt);
    List<UnloadManifest.Entry> entries = manifest.map(UnloadManifest::entries).orElse(List.of());
    long rows = manifest.map(UnloadManifest::rows).orElse(0L);
    return new Counts(
        entries.size(), entries.stream().mapToLong(UnloadManifest.Entry::bytes).sum(), rows, 0, 0);
  }

  private Optional<UnloadManifest> manifest(JobFiles place, int attempt) {
    String key = place.exports(attempt) + MANIFEST;
    return files
        .describe(key)
        .map(
            file ->
                UnloadManifest.read(
                    new String(files.read(key, 0, MOST_BYTES), StandardCharsets.UTF_8)));
  }
}
