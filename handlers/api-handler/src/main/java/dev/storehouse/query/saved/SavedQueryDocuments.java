package dev.storehouse.query.saved;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How saved queries look in JSON. */
final class SavedQueryDocuments {

  private SavedQueryDocuments() {}

  static Map<String, Object> of(SavedQuery query) {
    SavedQuery.Definition definition = query.definition();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", query.name());
    definition.description().ifPresent(text -> document.put("description", text));
    document.put("sql", definition.sql());
    document.put(
        "parameters", definition.parameters().stream().map(SavedQueryDocuments::of).toList());
    RunDefaults defaults = definition.defaults();
    defaults.limit().ifPresent(rows -> document.put("limit", rows));
    defaults
        .format()
        .ifPresent(format -> document.put("format", format.name().toLowerCase(Locale.ROOT)));
    defaults.waiting().ifPresent(wait -> document.put("wait_seconds", wait.toSeconds()));
    defaults
        .longest()
        .ifPresent(longest -> document.put("statement_timeout_seconds", longest.toSeconds()));
    document.put("created_at", query.createdAt().toString());
    document.put("updated_at", query.updatedAt().toString());
    document.put("version", query.version());
    return document;
  }

  static Map<String, Object> of(SavedQuery.Summary query) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", query.name());
    query.description().ifPresent(text -> document.put("description", text));
    document.put("created_at", query.createdAt().toString());
    document.put("updated_at", query.updatedAt().toString());
    document.put("version", query.version());
    return document;
  }

  private static Map<String, Object> of(DeclaredParameter parameter) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", parameter.name());
    parameter.type().ifPresent(type -> document.put("type", type));
    document.put("required", parameter.required());
    parameter.fallback().ifPresent(value -> document.put("default", value));
    return document;
  }
}
