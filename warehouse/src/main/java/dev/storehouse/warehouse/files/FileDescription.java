package dev.storehouse.warehouse.files;

import java.util.Optional;

/**
 * A file as it tells of itself.
 *
 * @param bytes its size
 * @param checksum empty where the store knows none of the whole file
 */
public record FileDescription(String key, long bytes, Optional<Checksum> checksum) {}
