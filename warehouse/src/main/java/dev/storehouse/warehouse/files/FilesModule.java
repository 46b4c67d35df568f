package dev.storehouse.warehouse.files;

import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.config.OnFirstUse;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket of bulk jobs, as one function has it. Thread-safe. */
public record FilesModule(Files files, FileLinks links) {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(25);

  /**
   * Puts it together. Clients are made when they are first needed: most starts need none.
   *
   * @param environment names the bucket: {@code BULK_BUCKET}
   */
  public static FilesModule of(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    String bucket = environment.required("BULK_BUCKET");
    Supplier<S3Client> client = new OnFirstUse<>(() -> client(clients));
    return new FilesModule(
        new S3Files(client, bucket),
        new S3FileLinks(client, new OnFirstUse<>(() -> presigner(clients)), bucket));
  }

  /** S3 makes a checksum of each whole file by itself where requests bring none of their own. */
  private static S3Client client(AwsClients clients) {
    return clients.streamingClient(
        S3Client.builder()
            .forcePathStyle(clients.endpoint().isPresent())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
        READ_TIMEOUT,
        CALL_TIMEOUT);
  }

  private static S3Presigner presigner(AwsClients clients) {
    return clients
        .presigner(S3Presigner.builder())
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(clients.endpoint().isPresent())
                .build())
        .build();
  }
}
