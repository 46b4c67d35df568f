package dev.storehouse.local.aws.redshift.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which files a COPY loads.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Using a manifest to specify data files".
 */
final class LoadFiles {

  private static final JsonFactory JSON = new JsonFactory();

  private LoadFiles() {}

  static List<S3Location> of(Copy copy, BulkObjects objects) throws IOException, SQLException {
    if (copy.options().has("MANIFEST")) {
      return listed(copy.source(), objects);
    }
    List<S3Location> found =
        objects.list(copy.source()).stream()
            .filter(object -> !object.location().key().endsWith("/"))
            .map(StoredObject::location)
            .toList();
    if (found.isEmpty()) {
      throw BulkErrors.of(
          "The specified S3 prefix '%s' does not exist".formatted(copy.source().key()));
    }
    return found;
  }

  private record Entry(@Nullable String url, boolean mandatory) {}

  private static List<S3Location> listed(S3Location manifest, BulkObjects objects)
      throws IOException, SQLException {
    List<S3Location> files = new ArrayList<>();
    for (Entry entry : entries(manifest, objects)) {
      String url = entry.url() == null ? "" : entry.url();
      Optional<S3Location> location = S3Location.parse(url);
      if (location.isEmpty() || location.get().key().isEmpty()) {
        throw BulkErrors.of(
            "Invalid manifest file: %s: '%s' is not the full path of an S3 object"
                .formatted(manifest.url(), url));
      }
      if (objects.find(location.get()).isPresent()) {
        files.add(location.get());
      } else if (entry.mandatory()) {
        throw BulkErrors.of(
            "Problem reading manifest file - " + ObjectStoreException.missing().getMessage());
      }
    }
    if (files.isEmpty()) {
      throw BulkErrors.of("No files of the manifest %s were found".formatted(manifest.url()));
    }
    return files;
  }

  private static List<Entry> entries(S3Location manifest, BulkObjects objects)
      throws IOException, SQLException {
    try (InputStream bytes = objects.read(manifest);
        JsonParser json = JSON.createParser(bytes)) {
      List<Entry> entries = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = json.currentName().equals("entries");
        json.nextToken();
        if (list && json.currentToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            entries.add(entry(json));
          }
        } else {
          json.skipChildren();
        }
      }
      return entries;
    } catch (JacksonException e) {
      throw BulkErrors.of(
          "Invalid manifest file: %s: %s".formatted(manifest.url(), e.getOriginalMessage()));
    } catch (ObjectStoreException e) {
      throw BulkErrors.of("Problem reading manifest file - " + e.getMessage());
    }
  }

  private static Entry entry(JsonParser json) throws IOException {
    String url = null;
    boolean mandatory = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "url" -> url = json.getValueAsString();
        case "mandatory" -> mandatory = json.getValueAsBoolean();
        default -> json.skipChildren();
      }
    }
    return new Entry(url, mandatory);
  }
}
