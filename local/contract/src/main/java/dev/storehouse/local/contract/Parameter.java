package dev.storehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something an operation takes beside its body.
 *
 * @param in {@code query}, {@code header} or {@code path}
 * @param schema of its value, whatever it was a reference to
 */
public record Parameter(String name, String in, JsonNode schema) {}
