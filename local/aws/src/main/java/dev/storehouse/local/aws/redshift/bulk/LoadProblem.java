package dev.storehouse.local.aws.redshift.bulk;

/**
 * Why a row cannot be loaded.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Load error reference".
 *
 * @param code Redshift's number of it
 * @param position in the field, from 0
 */
record LoadProblem(int code, String reason, int position) {

  static final int EXTRA_COLUMNS = 1202;
  static final int OUT_OF_RANGE = 1204;
  static final int DATE = 1205;
  static final int TIMESTAMP = 1206;
  static final int DIGIT = 1207;
  static final int FLOAT = 1208;
  static final int BOOLEAN = 1210;
  static final int MISSING = 1213;
  static final int DELIMITER = 1214;
  static final int LINE = 1216;
  static final int CHARACTERS = 1220;
  static final int OVERFLOW = 1222;
  static final int TYPE = 1223;
  static final int SUPER = 1224;

  static LoadProblem of(int code, String reason) {
    return new LoadProblem(code, reason, 0);
  }
}
