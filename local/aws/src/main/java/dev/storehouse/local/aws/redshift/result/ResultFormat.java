package dev.storehouse.local.aws.redshift.result;

/** How the rows of a result are kept and given. */
public enum ResultFormat {
  /** Records of typed fields. */
  JSON,
  /** RFC 4180 text; a null is an empty field, an empty text a quoted one. */
  CSV
}
