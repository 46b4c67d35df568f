package dev.storehouse.local.aws.redshift.sql;

import java.util.List;

/**
 * A statement ready for PostgreSQL.
 *
 * @param text with {@code ?} for each value
 * @param values in the order of their marks
 * @param query whether it only reads, so that its rows may be fetched in parts
 * @param origins for each character PostgreSQL gets, where it stood in the statement as given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PreparedSql(String text, List<String> values, boolean query, int[] origins) {

  /** Where in the given statement a position of PostgreSQL's is; both count from 1. */
  public int origin(int position) {
    return position < 1 || position > origins.length ? position : origins[position - 1] + 1;
  }
}
