package dev.storehouse.local.aws.redshift.bulk;

import java.util.Map;
import java.util.Optional;

/** What follows an option's name. */
enum OptionKind {
  /** Nothing. */
  FLAG,
  /** A literal, perhaps behind AS. */
  TEXT,
  /** A literal, or nothing. */
  PERHAPS_TEXT,
  /** A whole number, perhaps behind AS. */
  NUMBER,
  /** A number with a unit, perhaps behind AS. */
  SIZE,
  /** ON, OFF, TRUE, FALSE, or nothing. */
  SWITCH;

  private static final Map<String, OptionKind> UNLOAD =
      Map.ofEntries(
          Map.entry("HEADER", FLAG),
          Map.entry("DELIMITER", TEXT),
          Map.entry("ADDQUOTES", FLAG),
          Map.entry("NULL", TEXT),
          Map.entry("ESCAPE", FLAG),
          Map.entry("GZIP", FLAG),
          Map.entry("ZSTD", FLAG),
          Map.entry("ENCRYPTED", FLAG),
          Map.entry("ALLOWOVERWRITE", FLAG),
          Map.entry("CLEANPATH", FLAG),
          Map.entry("PARALLEL", SWITCH),
          Map.entry("MAXFILESIZE", SIZE),
          Map.entry("ROWGROUPSIZE", SIZE),
          Map.entry("EXTENSION", TEXT),
          Map.entry("REGION", TEXT));

  private static final Map<String, OptionKind> COPY =
      Map.ofEntries(
          Map.entry("MANIFEST", FLAG),
          Map.entry("GZIP", FLAG),
          Map.entry("ZSTD", FLAG),
          Map.entry("DELIMITER", TEXT),
          Map.entry("QUOTE", TEXT),
          Map.entry("ESCAPE", FLAG),
          Map.entry("REMOVEQUOTES", FLAG),
          Map.entry("NULL", TEXT),
          Map.entry("IGNOREHEADER", NUMBER),
          Map.entry("IGNOREBLANKLINES", FLAG),
          Map.entry("TRIMBLANKS", FLAG),
          Map.entry("DATEFORMAT", TEXT),
          Map.entry("TIMEFORMAT", TEXT),
          Map.entry("EMPTYASNULL", FLAG),
          Map.entry("BLANKSASNULL", FLAG),
          Map.entry("ACCEPTINVCHARS", PERHAPS_TEXT),
          Map.entry("TRUNCATECOLUMNS", FLAG),
          Map.entry("FILLRECORD", FLAG),
          Map.entry("MAXERROR", NUMBER),
          Map.entry("NOLOAD", FLAG),
          Map.entry("COMPUPDATE", SWITCH),
          Map.entry("STATUPDATE", SWITCH),
          Map.entry("COMPROWS", NUMBER),
          Map.entry("ROUNDEC", FLAG),
          Map.entry("REGION", TEXT));

  static Optional<OptionKind> ofUnload(String name) {
    return Optional.ofNullable(UNLOAD.get(name));
  }

  static Optional<OptionKind> ofCopy(String name) {
    return Optional.ofNullable(COPY.get(name));
  }
}
