package dev.storehouse.local.aws.redshift.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The IAM roles that warehouses may take on, as far as S3 is concerned. Immutable.
 *
 * @param reach for each ARN, what the role may list, read, write and delete
 * @param preferred the ARN that {@code IAM_ROLE default} stands for
 */
public record BulkRoles(Map<String, List<S3Location>> reach, Optional<String> preferred) {

  /** Takes copies. */
  public BulkRoles {
    reach = Map.copyOf(reach);
    reach.values().forEach(List::copyOf);
  }

  /** No role at all. */
  public static BulkRoles none() {
    return new BulkRoles(Map.of(), Optional.empty());
  }

  /** The ARN of the role that a statement names. */
  String arn(String named) {
    return named.equals(BulkOptions.DEFAULT) ? preferred.orElse(named) : named;
  }

  /** What a role reaches, empty if there is no such role. */
  Optional<List<S3Location>> of(String arn) {
    return Optional.ofNullable(reach.get(arn));
  }
}
