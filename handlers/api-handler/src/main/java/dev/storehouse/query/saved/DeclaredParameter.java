package dev.storehouse.query.saved;

import java.util.Optional;

/**
 * A parameter of a saved query.
 *
 * @param name without the colon
 * @param type a data type of the warehouse, such as {@code decimal(12,2)}; empty where the value's
 *     own decides
 * @param required whether every run has to give a value other than NULL
 * @param fallback the value of runs that give none; empty for NULL
 */
record DeclaredParameter(
    String name, Optional<String> type, boolean required, Optional<String> fallback) {}
