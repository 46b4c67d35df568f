package dev.storehouse.local.aws.redshift.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The list of the files of an UNLOAD.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "UNLOAD examples" (manifest, verbose).
 */
record Manifest(List<Entry> entries, List<BulkColumn> columns) {

  private static final JsonFactory JSON = new JsonFactory();

  /** A file. */
  record Entry(StoredObject object, long rows) {}

  /**
   * Writes it.
   *
   * @param verbose with the columns, sizes and rows
   * @param sizes with the sizes, which a COPY of Parquet asks for
   */
  void write(Path file, boolean verbose, boolean sizes) throws IOException {
    try (Writer target = Files.newBufferedWriter(file);
        JsonGenerator json = JSON.createGenerator(target).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeArrayFieldStart("entries");
      for (Entry entry : entries) {
        json.writeStartObject();
        json.writeStringField("url", entry.object().location().url());
        if (verbose || sizes) {
          meta(json, entry.object().size(), entry.rows(), verbose);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      if (verbose) {
        schema(json);
        meta(
            json,
            entries.stream().mapToLong(entry -> entry.object().size()).sum(),
            entries.stream().mapToLong(Entry::rows).sum(),
            true);
        json.writeObjectFieldStart("author");
        json.writeStringField("name", "Amazon Redshift");
        json.writeStringField("version", "1.0.0");
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  private static void meta(JsonGenerator json, long bytes, long rows, boolean counted)
      throws IOException {
    json.writeObjectFieldStart("meta");
    json.writeNumberField("content_length", bytes);
    if (counted) {
      json.writeNumberField("record_count", rows);
    }
    json.writeEndObject();
  }

  private void schema(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("schema");
    json.writeArrayFieldStart("elements");
    for (BulkColumn column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeObjectFieldStart("type");
      json.writeStringField("base", column.longTypeName());
      switch (column.type()) {
        case "varchar", "bpchar" -> json.writeNumberField("max_length", column.precision());
        case "numeric" -> {
          json.writeNumberField("precision", column.precision());
          json.writeNumberField("scale", column.scale());
        }
        default -> {}
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
