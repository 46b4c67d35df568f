package dev.storehouse.warehouse.files;

import java.util.List;

/**
 * What an {@code UNLOAD … MANIFEST VERBOSE} wrote.
 *
 * @param rows of all files together
 * @param columns in the order of the files; empty if the manifest names none
 */
public record UnloadManifest(List<Entry> entries, long rows, List<Column> columns) {

  private static final String SCHEME = "s3://";

  /** Takes copies. */
  public UnloadManifest {
    entries = List.copyOf(entries);
    columns = List.copyOf(columns);
  }

  /**
   * A file.
   *
   * @param url {@code s3://bucket/key}
   */
  public record Entry(String url, long bytes, long rows) {

    /**
     * Makes an entry.
     *
     * @throws IllegalArgumentException if the URL is of another form
     */
    public Entry {
      if (!url.startsWith(SCHEME) || url.indexOf('/', SCHEME.length()) < 0) {
        throw new IllegalArgumentException("not the URL of an object");
      }
    }

    /** What is behind the bucket. */
    public String key() {
      return url.substring(url.indexOf('/', SCHEME.length()) + 1);
    }
  }

  /**
   * A column.
   *
   * @param type as Redshift calls it, without length or precision, as in {@code character varying}
   */
  public record Column(String name, String type) {}

  /**
   * Reads the object {@code manifest} of an export; what is of no use here is passed over.
   *
   * @throws IllegalArgumentException if it is no verbose manifest
   */
  public static UnloadManifest read(String text) {
    return ManifestReader.read(text);
  }
}
