package dev.storehouse.warehouse.files;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object on its way: in parts once there is more than one of them. Not thread-safe. */
final class S3Upload {

  private static final String BYTES = "application/octet-stream";

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final String contentType;
  private final List<CompletedPart> parts = new ArrayList<>();
  private @Nullable String id;

  S3Upload(S3Client client, String bucket, String key, String contentType) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.contentType = contentType;
  }

  int parts() {
    return parts.size();
  }

  /** Sends a part with others after it. */
  void part(byte[] content, int length) {
    String upload = id == null ? begin() : id;
    int number = parts.size() + 1;
    String entityTag =
        client
            .uploadPart(
                part -> part.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                body(content, length))
            .eTag();
    parts.add(CompletedPart.builder().partNumber(number).eTag(entityTag).build());
  }

  private String begin() {
    String begun =
        client
            .createMultipartUpload(
                upload -> upload.bucket(bucket).key(key).contentType(contentType))
            .uploadId();
    id = begun;
    return begun;
  }

  /** Sends the rest, and puts the object in place. */
  void complete(byte[] content, int length) {
    if (id == null) {
      client.putObject(
          object -> object.bucket(bucket).key(key).contentType(contentType), body(content, length));
      return;
    }
    if (length > 0) {
      part(content, length);
    }
    client.completeMultipartUpload(
        upload ->
            upload.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
  }

  void abort() {
    if (id == null) {
      return;
    }
    try {
      client.abortMultipartUpload(upload -> upload.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException _) {
      // What led here matters more, and the bucket drops what stays incomplete for a day.
    }
  }

  private static RequestBody body(byte[] content, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(content, 0, length), length, BYTES);
  }
}
