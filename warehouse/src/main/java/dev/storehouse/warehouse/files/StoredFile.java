package dev.storehouse.warehouse.files;

/**
 * A file as a list tells of it.
 *
 * @param bytes its size
 * @param entityTag changes with the content; without quotes
 */
public record StoredFile(String key, long bytes, String entityTag) {}
