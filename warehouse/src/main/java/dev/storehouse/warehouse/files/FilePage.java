package dev.storehouse.warehouse.files;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list, at most 1000 files, in the order of their keys.
 *
 * @param next the key after which the next page begins; empty at the end
 */
public record FilePage(List<StoredFile> files, Optional<String> next) {

  /** Takes a copy. */
  public FilePage {
    files = List.copyOf(files);
  }
}
