package dev.storehouse.warehouse.files;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links as presigned URLs of S3. Thread-safe. */
final class S3FileLinks implements FileLinks {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final int MOST_PARTS = 10_000;

  private final Supplier<S3Client> client;
  private final Supplier<S3Presigner> presigner;
  private final String bucket;

  S3FileLinks(Supplier<S3Client> client, Supplier<S3Presigner> presigner, String bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  @Override
  public Link download(String key, String fileName, Duration lifetime) {
    if (!FILE_NAME.matcher(fileName).matches()) {
      throw new IllegalArgumentException("not the name of a file");
    }
    return link(
        presigner
            .get()
            .presignGetObject(
                sign ->
                    sign.signatureDuration(lifetime)
                        .getObjectRequest(
                            object ->
                                object
                                    .bucket(bucket)
                                    .key(key)
                                    .responseContentDisposition(
                                        "attachment; filename=\"%s\"".formatted(fileName)))));
  }

  @Override
  public Link upload(String key, Duration lifetime) {
    return link(
        presigner
            .get()
            .presignPutObject(
                sign ->
                    sign.signatureDuration(lifetime)
                        .putObjectRequest(object -> object.bucket(bucket).key(key))));
  }

  @Override
  public String beginParts(String key) {
    return client.get().createMultipartUpload(upload -> upload.bucket(bucket).key(key)).uploadId();
  }

  @Override
  public List<Link> partLinks(String key, String uploadId, int from, int count, Duration lifetime) {
    if (from < 1 || count < 1 || from > MOST_PARTS || count > MOST_PARTS - from + 1) {
      throw new IllegalArgumentException("parts are numbered from 1 to " + MOST_PARTS);
    }
    return IntStream.range(from, from + count)
        .mapToObj(number -> partLink(key, uploadId, number, lifetime))
        .toList();
  }

  private Link partLink(String key, String uploadId, int number, Duration lifetime) {
    return link(
        presigner
            .get()
            .presignUploadPart(
                sign ->
                    sign.signatureDuration(lifetime)
                        .uploadPartRequest(
                            part ->
                                part.bucket(bucket)
                                    .key(key)
                                    .uploadId(uploadId)
                                    .partNumber(number))));
  }

  @Override
  public Link completeLink(String key, String uploadId, Duration lifetime) {
    return link(
        presigner
            .get()
            .presignCompleteMultipartUpload(
                sign ->
                    sign.signatureDuration(lifetime)
                        .completeMultipartUploadRequest(
                            upload -> upload.bucket(bucket).key(key).uploadId(uploadId))));
  }

  @Override
  public Link abortLink(String key, String uploadId, Duration lifetime) {
    return link(
        presigner
            .get()
            .presignAbortMultipartUpload(
                sign ->
                    sign.signatureDuration(lifetime)
                        .abortMultipartUploadRequest(
                            upload -> upload.bucket(bucket).key(key).uploadId(uploadId))));
  }

  /** Every client sends the host by itself. */
  private static Link link(PresignedRequest signed) {
    Map<String, String> headers = new LinkedHashMap<>();
    signed
        .signedHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                headers.put(name, String.join(",", values));
              }
            });
    return new Link(
        signed.httpRequest().method().name(),
        URI.create(signed.url().toString()),
        headers,
        signed.expiration());
  }
}
