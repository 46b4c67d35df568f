package dev.storehouse.warehouse.bulk;

/** How lines of files end. */
public enum LineEnding {
  LF,
  CRLF
}
