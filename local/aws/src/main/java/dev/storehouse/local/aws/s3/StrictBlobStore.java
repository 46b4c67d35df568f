package dev.storehouse.local.aws.s3;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Files of a directory as S3Proxy keeps them, with what S3 holds to and S3Proxy does not: an object
 * is there whole or not at all, a part belongs to an upload that is open, and access lists open
 * nothing ("BucketOwnerEnforced").
 */
final class StrictBlobStore extends ForwardingBlobStore {

  private final Writes writes = new Writes();

  StrictBlobStore(Path directory) {
    super(new FilesystemNio2BlobStore(directory.toString()));
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    return writes.of(request.bucket(), request.key(), () -> super.putBlob(request, body));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return writes.of(
        request.destinationBucket(), request.destinationKey(), () -> super.copyBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return writes.of(
        upload.containerName(),
        upload.blobName(),
        () -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response files = super.list(request);
    return files.toBuilder()
        .contents(
            files.contents().stream()
                .filter(file -> !writes.isPartial(request.bucket(), file.key()))
                .toList())
        .build();
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream body) {
    requireOpen(upload);
    return super.uploadMultipartPart(upload, request, body);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    requireOpen(upload);
    return super.listMultipartUpload(upload);
  }

  @Override
  public BucketCannedACL getContainerAccess(String bucket) {
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key, String version) {
    return ObjectCannedACL.PRIVATE;
  }

  /** Takes what is asked for in a request's header, and keeps all as plain files. */
  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  private void requireOpen(MultipartUpload upload) {
    // What S3Proxy keeps beside the objects for as long as an upload is open.
    String mark = ".mpus-%s-%s-stub".formatted(upload.id(), upload.blobName());
    if (!blobExists(upload.containerName(), mark)) {
      throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
    }
  }
}
