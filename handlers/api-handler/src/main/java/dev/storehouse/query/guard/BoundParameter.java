package dev.storehouse.query.guard;

/**
 * What the Redshift Data API is given to bind. It takes neither NULL nor the empty string: those
 * are part of the rendered statement.
 *
 * @param name without the colon
 * @param value at least one character
 */
public record BoundParameter(String name, String value) {}
