package dev.storehouse.local.aws;

import dev.storehouse.local.aws.redshift.bulk.BulkObjects;
import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.bulk.S3Objects;
import dev.storehouse.local.aws.redshift.bulk.StackRoles;
import dev.storehouse.local.aws.s3.LocalS3;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * S3 as the warehouses reach it, past the AWS port; it starts with the first statement that needs
 * it. Thread-safe.
 */
final class BulkStore implements AutoCloseable {

  private final LocalS3 s3;
  private final String region;
  private final String credential;
  private final StackRoles roles = new StackRoles();
  private @Nullable S3Objects objects;

  BulkStore(LocalS3 s3, String region, String credential) {
    this.s3 = s3;
    this.region = region;
    this.credential = credential;
  }

  StackRoles roles() {
    return roles;
  }

  BulkStatements statements() {
    return new BulkStatements(Optional.of(this::objects), roles);
  }

  private synchronized BulkObjects objects() {
    if (objects == null) {
      objects =
          new S3Objects(
              s3.endpoint(),
              region,
              StaticCredentialsProvider.create(AwsBasicCredentials.create(credential, credential)));
    }
    return objects;
  }

  @Override
  public synchronized void close() {
    if (objects != null) {
      objects.close();
    }
  }
}
