package dev.storehouse.query.guard;

/**
 * Where in the caller's text something stands.
 *
 * @param line counted from 1; a line ends with LF or CR LF
 * @param column counted from 1 in UTF-16 units
 */
public record Position(int line, int column) {

  static final Position START = new Position(1, 1);
}
