/**
 * The one-off task that brings the PostgreSQL database of {@code infra/database.yaml} up to date.
 */
@NullMarked
package dev.storehouse.migrations;

import org.jspecify.annotations.NullMarked;
