package dev.storehouse.warehouse.files;

/**
 * A checksum of all bytes of a file.
 *
 * @param algorithm {@code CRC64NVME}, {@code CRC32C}, {@code CRC32}, {@code SHA256}, {@code SHA1}
 *     or {@code MD5}
 * @param value its bytes in Base64, the most significant first
 */
public record Checksum(String algorithm, String value) {}
