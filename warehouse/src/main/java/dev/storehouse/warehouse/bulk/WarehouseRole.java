package dev.storehouse.warehouse.bulk;

import java.util.regex.Pattern;

/**
 * The IAM role by which the warehouse reads and writes the bucket; the stack limits it to the
 * prefixes of {@link JobFiles}.
 */
public record WarehouseRole(String arn) {

  // IAM User Guide, "IAM identifiers".
  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");

  /**
   * Makes a role.
   *
   * @throws IllegalArgumentException if this is not the ARN of a role
   */
  public WarehouseRole {
    if (!FORM.matcher(arn).matches()) {
      throw new IllegalArgumentException("not the ARN of a role");
    }
  }

  String clause() {
    return " IAM_ROLE " + SqlLiteral.of(arn);
  }
}
