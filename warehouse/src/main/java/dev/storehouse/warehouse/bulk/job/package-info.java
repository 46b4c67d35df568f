/**
 * Bulk jobs: rows out of the warehouse into files, and out of files into its tables, step by step,
 * each step once.
 */
@NullMarked
package dev.storehouse.warehouse.bulk.job;

import org.jspecify.annotations.NullMarked;
