package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an UNLOAD writes, and what the files are called there. */
final class UnloadTarget {

  private static final Pattern PART =
      Pattern.compile("(?:[^/]+=[^/]*/)*(?:\\d{4}_part_\\d{2,}|\\d{3,})(?:\\..*)?");

  private static final String MANIFEST = "manifest";

  private final BulkObjects objects;
  private final S3Location prefix;
  private final boolean parallel;
  private final String suffix;
  private final boolean overwrites;
  private final boolean cleans;
  private final boolean listed;

  UnloadTarget(BulkObjects objects, Unload unload) {
    BulkOptions options = unload.options();
    boolean folder = unload.partitions().isEmpty() || unload.target().key().endsWith("/");
    this.objects = objects;
    this.prefix = folder ? unload.target() : unload.target().plus("/");
    this.parallel = options.text("PARALLEL", "ON").equals("ON");
    this.suffix =
        options.has("EXTENSION")
            ? "." + options.text("EXTENSION", "")
            : options.format().suffix() + options.compression().suffix();
    this.overwrites = options.has("ALLOWOVERWRITE");
    this.cleans = options.has("CLEANPATH");
    this.listed = options.has("MANIFEST");
  }

  S3Location part(String partition, int slice, int number) {
    boolean serial = !parallel && partition.isEmpty();
    return prefix.plus(
        partition
            + (serial ? "%03d".formatted(number) : "%04d_part_%02d".formatted(slice, number))
            + suffix);
  }

  S3Location manifest() {
    return prefix.plus(MANIFEST);
  }

  /**
   * Sees to it that nothing is in the way. What an earlier attempt of the same statement left there
   * is not: the process that made it was killed, and the statement runs anew.
   */
  void prepare(String writer) throws IOException, SQLException {
    for (StoredObject object : objects.list(prefix)) {
      String rest = object.location().key().substring(prefix.key().length());
      boolean inTheWay = PART.matcher(rest).matches() || (listed && rest.equals(MANIFEST));
      if (cleans || (inTheWay && isOf(writer, object.location()))) {
        objects.delete(object.location());
      } else if (inTheWay && !overwrites) {
        throw BulkErrors.of(
            "Specified unload destination on S3 is not empty. Consider using a different bucket"
                + " / prefix, manually removing the target files in S3, or using the"
                + " ALLOWOVERWRITE option.");
      }
    }
  }

  private boolean isOf(String writer, S3Location location) throws IOException {
    return objects.find(location).flatMap(StoredObject::writer).equals(Optional.of(writer));
  }
}
