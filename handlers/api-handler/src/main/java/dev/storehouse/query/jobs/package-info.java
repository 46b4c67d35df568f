/** Statements of tenants as jobs: submitted, waited for, read, cancelled. */
@NullMarked
package dev.storehouse.query.jobs;

import org.jspecify.annotations.NullMarked;
