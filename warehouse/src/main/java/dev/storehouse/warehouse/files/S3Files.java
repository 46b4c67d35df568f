package dev.storehouse.warehouse.files;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Files as objects of S3. Thread-safe. */
final class S3Files implements Files {

  private static final int PAGE = 1000;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Supplier<S3Client> client;
  private final String bucket;

  S3Files(Supplier<S3Client> client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public FilePage list(String prefix, Optional<String> after) {
    ListObjectsV2Response page =
        client
            .get()
            .listObjectsV2(
                list -> {
                  list.bucket(bucket).prefix(prefix).maxKeys(PAGE);
                  after.ifPresent(list::startAfter);
                });
    List<StoredFile> files =
        page.contents().stream()
            .map(
                object ->
                    new StoredFile(
                        object.key(), object.size(), S3Checksums.unquoted(object.eTag())))
            .toList();
    return new FilePage(
        files,
        Boolean.TRUE.equals(page.isTruncated()) && !files.isEmpty()
            ? Optional.of(files.getLast().key())
            : Optional.empty());
  }

  @Override
  public Optional<FileDescription> describe(String key) {
    try {
      HeadObjectResponse head =
          client
              .get()
              .headObject(
                  object -> object.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
      return Optional.of(new FileDescription(key, head.contentLength(), S3Checksums.of(head)));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    }
  }

  @Override
  public byte[] read(String key, long from, int atMost) {
    if (from < 0 || atMost < 1) {
      throw new IllegalArgumentException("no range of a file");
    }
    try {
      return client
          .get()
          .getObjectAsBytes(
              object ->
                  object
                      .bucket(bucket)
                      .key(key)
                      .range("bytes=%d-%d".formatted(from, from + atMost - 1)))
          .asByteArrayUnsafe();
    } catch (NoSuchKeyException e) {
      throw new FileMissingException(key, e);
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return new byte[0];
      }
      throw e;
    }
  }

  @Override
  public InputStream open(String key) {
    try {
      return client.get().getObject(object -> object.bucket(bucket).key(key));
    } catch (NoSuchKeyException e) {
      throw new FileMissingException(key, e);
    }
  }

  @Override
  public void write(String key, byte[] content, String contentType) {
    client
        .get()
        .putObject(
            object -> object.bucket(bucket).key(key).contentType(contentType),
            RequestBody.fromBytes(content));
  }

  @Override
  public FileOutput writer(String key, String contentType) {
    return new S3FileOutput(new S3Upload(client.get(), bucket, key, contentType));
  }

  @Override
  public long deleteAll(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("a prefix is needed to delete by");
    }
    long deleted = 0;
    Optional<String> next = Optional.empty();
    do {
      FilePage page = list(prefix, next);
      delete(page.files());
      deleted += page.files().size();
      next = page.next();
    } while (next.isPresent());
    return deleted;
  }

  private void delete(List<StoredFile> files) {
    if (files.isEmpty()) {
      return;
    }
    List<ObjectIdentifier> keys =
        files.stream().map(file -> ObjectIdentifier.builder().key(file.key()).build()).toList();
    DeleteObjectsResponse answer =
        client
            .get()
            .deleteObjects(
                request -> request.bucket(bucket).delete(each -> each.objects(keys).quiet(true)));
    if (!answer.errors().isEmpty()) {
      throw new IllegalStateException(
          "%d files were not deleted: %s"
              .formatted(answer.errors().size(), answer.errors().getFirst().code()));
    }
  }
}
