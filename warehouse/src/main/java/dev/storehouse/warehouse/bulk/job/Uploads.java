package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.secret.Sha256;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.bulk.job.BulkWork.Load;
import dev.storehouse.warehouse.files.FilePage;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.files.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that were uploaded for a job. Thread-safe. */
public final class Uploads {

  /** More would not be looked at within one invocation. */
  public static final int MOST_FILES = 500;

  private final Files files;

  public Uploads(Files files) {
    this.files = files;
  }

  /** What is there, at most one file more than {@link #MOST_FILES}. */
  public List<StoredFile> list(JobFiles place) {
    List<StoredFile> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      FilePage page = files.list(place.uploads(), after);
      found.addAll(page.files());
      after = page.next();
    } while (after.isPresent() && found.size() <= MOST_FILES);
    return found;
  }

  /** Another text for other files, or the same with another content. */
  static String versionOf(List<StoredFile> files) {
    return Sha256.hex(
        files.stream()
            .map(file -> "%s %s\n".formatted(file.key(), file.entityTag()))
            .collect(Collectors.joining()));
  }

  /**
   * The columns of the files, and writes the manifest by which they are loaded. Files without any
   * content are left out. Those of CSV have the same columns in the same order; rows of JSON may
   * each have some of them, and where {@code column_mappings} does not name them, the rows at the
   * beginning of each file do.
   *
   * @param files all that were uploaded
   * @throws UnusableFilesException if they cannot be loaded, and why
   */
  List<StagedColumn> prepare(JobFiles place, List<StoredFile> files, Load load, FileShape shape)
      throws UnusableFilesException {
    List<StoredFile> full = files.stream().filter(file -> file.bytes() > 0).toList();
    if (full.isEmpty()) {
      throw new UnusableFilesException("The files are empty.");
    }
    if (shape.format() == FileFormat.PARQUET) {
      write(place, full, true);
      return FileColumns.of(load, FileColumns.byPlace(load), shape.format());
    }
    List<StagedColumn> columns = columns(full, load, shape);
    write(place, full, false);
    return columns;
  }

  private List<StagedColumn> columns(List<StoredFile> full, Load load, FileShape shape)
      throws UnusableFilesException {
    if (shape.format() == FileFormat.JSON && !load.mappings().isEmpty()) {
      return FileColumns.of(load, List.copyOf(load.mappings().keySet()), shape.format());
    }
    Set<String> names = new LinkedHashSet<>();
    List<String> fields = List.of();
    for (StoredFile file : full) {
      List<String> own = fields(file, shape);
      names.addAll(own);
      if (shape.format() == FileFormat.CSV
          && !fields.isEmpty()
          && !own.isEmpty()
          && !fields.equals(own)) {
        throw new UnusableFilesException(
            "%s has other columns than the files before it.".formatted(nameOf(file)));
      }
      fields = own.isEmpty() ? fields : own;
    }
    if (names.isEmpty()) {
      throw new UnusableFilesException("The files are empty.");
    }
    return FileColumns.of(
        load, shape.format() == FileFormat.CSV ? fields : List.copyOf(names), shape.format());
  }

  private List<String> fields(StoredFile file, FileShape shape) throws UnusableFilesException {
    try {
      return (shape.format() == FileFormat.CSV
              ? FileHead.csv(head(file, shape), shape)
              : FileHead.json(head(file, shape)))
          .orElse(List.of());
    } catch (UnusableFilesException e) {
      throw new UnusableFilesException(nameOf(file) + ": " + e.reason());
    }
  }

  /** Packed bytes are read until they have given enough: how many that takes, nobody knows. */
  private byte[] head(StoredFile file, FileShape shape) throws UnusableFilesException {
    return shape.compression() == Compression.NONE
        ? files.read(file.key(), 0, FileHead.BYTES)
        : FileHead.unpacked(files.open(file.key()), shape.compression());
  }

  private void write(JobFiles place, List<StoredFile> full, boolean withLength) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (StoredFile file : full) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("url", place.url(file.key()));
      entry.put("mandatory", true);
      // Columnar formats need it (Amazon Redshift Database Developer Guide, "Using a manifest").
      if (withLength) {
        entry.put("meta", Map.of("content_length", file.bytes()));
      }
      entries.add(entry);
    }
    files.write(
        place.loadManifest(),
        Json.write(Map.of("entries", entries)).getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  private static String nameOf(StoredFile file) {
    return file.key().substring(file.key().lastIndexOf('/') + 1);
  }
}
