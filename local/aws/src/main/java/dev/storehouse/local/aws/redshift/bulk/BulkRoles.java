package dev.storehouse.local.aws.redshift.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The IAM roles that warehouses may take on, as far as S3 is concerned. Immutable.
 *
 * @param reach for each ARN, what the role may do
 * @param preferred the ARN that {@code IAM_ROLE default} stands for
 */
public record BulkRoles(Map<String, BulkReach> reach, Optional<String> preferred) {

  /** Takes a copy. */
  public BulkRoles {
    reach = Map.copyOf(reach);
  }

  /** No role at all. */
  public static BulkRoles none() {
    return new BulkRoles(Map.of(), Optional.empty());
  }

  /** These and more. */
  BulkRoles and(Map<String, BulkReach> more) {
    Map<String, BulkReach> all = new LinkedHashMap<>(reach);
    all.putAll(more);
    return new BulkRoles(all, preferred);
  }

  /** The ARN of the role that a statement names. */
  String arn(String named) {
    return named.equals(BulkOptions.DEFAULT) ? preferred.orElse(named) : named;
  }

  /** What a role reaches, empty if there is no such role. */
  Optional<BulkReach> of(String arn) {
    return Optional.ofNullable(reach.get(arn));
  }
}
