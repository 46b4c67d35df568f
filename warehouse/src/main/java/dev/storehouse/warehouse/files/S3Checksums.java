package dev.storehouse.warehouse.files;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The checksums that S3 knows of an object as a whole. One of an object's parts together is of no
 * use to whoever has the object only (Amazon S3 User Guide, "Checking object integrity").
 */
final class S3Checksums {

  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  private S3Checksums() {}

  static Optional<Checksum> of(HeadObjectResponse head) {
    if (head.checksumType() == ChecksumType.COMPOSITE) {
      return digest(head);
    }
    Map<String, @Nullable String> known = new LinkedHashMap<>();
    known.put("CRC64NVME", head.checksumCRC64NVME());
    known.put("CRC32C", head.checksumCRC32C());
    known.put("SHA256", head.checksumSHA256());
    known.put("CRC32", head.checksumCRC32());
    known.put("SHA1", head.checksumSHA1());
    return known.entrySet().stream()
        .flatMap(
            each ->
                Optional.ofNullable(each.getValue()).stream()
                    .map(value -> new Checksum(each.getKey(), value)))
        .findFirst()
        .or(() -> digest(head));
  }

  /** An ETag is the MD5 of what was written in one request, unless KMS encrypts it. */
  private static Optional<Checksum> digest(HeadObjectResponse head) {
    String entityTag = unquoted(head.eTag());
    ServerSideEncryption encryption = head.serverSideEncryption();
    boolean plain = encryption == null || encryption == ServerSideEncryption.AES256;
    return plain && MD5.matcher(entityTag).matches()
        ? Optional.of(
            new Checksum(
                "MD5", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(entityTag))))
        : Optional.empty();
  }

  static String unquoted(@Nullable String entityTag) {
    return entityTag == null ? "" : entityTag.replace("\"", "");
  }
}
