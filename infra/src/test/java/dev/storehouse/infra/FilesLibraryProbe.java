package dev.storehouse.infra;

import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.files.FileLinks;
import dev.storehouse.warehouse.files.FileMissingException;
import dev.storehouse.warehouse.files.FileOutput;
import dev.storehouse.warehouse.files.Files;
import dev.storehouse.warehouse.files.FilesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls everything that is done with the files of bulk jobs; see {@link LibraryProbe}. */
public final class FilesLibraryProbe implements Function<String, String> {

  private static final int MORE_THAN_A_PART = 9 * 1024 * 1024;
  private static final Duration HOUR = Duration.ofHours(1);

  @Override
  public String apply(String endpoint) {
    FilesModule module =
        FilesModule.of(
            new Environment(
                Map.of(
                    "BULK_BUCKET", "bulk",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ENDPOINT_URL", endpoint,
                    "AWS_ACCESS_KEY_ID", "probe",
                    "AWS_SECRET_ACCESS_KEY", "probe")));
    try {
      return files(module.files()) + " " + links(module.links());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String files(Files files) throws IOException {
    files.write("exports/1", new byte[3], "text/csv");
    try (FileOutput whole = files.writer("exports/2", "text/csv");
        FileOutput broken = files.writer("exports/3", "text/csv")) {
      whole.write(new byte[MORE_THAN_A_PART]);
      broken.write(new byte[MORE_THAN_A_PART]);
      whole.complete();
    }
    return String.join(
        " ",
        files.list("exports/", Optional.empty()).files().getFirst().key(),
        String.valueOf(files.deleteAll("exports/")),
        String.valueOf(files.describe("exports/none").isPresent()),
        String.valueOf(files.read("exports/1", 0, 3).length > 0),
        missing(files));
  }

  private static String missing(Files files) throws IOException {
    try {
      files.open("exports/none").close();
      return "found";
    } catch (FileMissingException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String links(FileLinks links) {
    String upload = links.beginParts("uploads/1");
    return String.join(
        " ",
        links.download("exports/1", "1.csv", HOUR).method(),
        links.upload("uploads/1", HOUR).method(),
        upload,
        links.partLinks("uploads/1", upload, 1, 1, HOUR).getFirst().method(),
        links.completeLink("uploads/1", upload, HOUR).method(),
        links.abortLink("uploads/1", upload, HOUR).method());
  }
}
