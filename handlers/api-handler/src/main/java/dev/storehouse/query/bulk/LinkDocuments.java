package dev.storehouse.query.bulk;

import dev.storehouse.warehouse.files.Link;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes links as JSON documents. */
final class LinkDocuments {

  private LinkDocuments() {}

  static Map<String, Object> of(Link link) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("method", link.method());
    document.put("url", link.url().toString());
    document.put("headers", link.headers());
    document.put("expires_at", link.expiresAt().toString());
    return document;
  }
}
