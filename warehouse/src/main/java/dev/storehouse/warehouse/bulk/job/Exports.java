package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.files.FileMissingException;
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
    return Counts.NONE.withFiles(
        written.size(), written.stream().mapToLong(StoredFile::bytes).sum());
  }

  Counts counts(JobFiles place, int attempt) {
    return manifest(place, attempt)
        .map(
            manifest ->
                Counts.NONE
                    .withFiles(
                        manifest.entries().size(),
                        manifest.entries().stream().mapToLong(UnloadManifest.Entry::bytes).sum())
                    .withRows(manifest.rows(), 0))
        .orElse(Counts.NONE);
  }

  private Optional<UnloadManifest> manifest(JobFiles place, int attempt) {
    try {
      byte[] manifest = files.read(place.exports(attempt) + MANIFEST, 0, MOST_BYTES);
      return Optional.of(UnloadManifest.read(new String(manifest, StandardCharsets.UTF_8)));
    } catch (FileMissingException e) {
      return Optional.empty();
    }
  }
}
