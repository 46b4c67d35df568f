package dev.storehouse.local.aws.redshift.warehouse;

import java.util.Map;

/** What a request calls its warehouse. */
public record WarehouseId(Kind kind, String name) {

  /** Provisioned or serverless. */
  public enum Kind {
    /** A provisioned cluster. */
    CLUSTER("ClusterIdentifier"),
    /** A serverless workgroup. */
    WORKGROUP("WorkgroupName");

    private final String member;

    Kind(String member) {
      this.member = member;
    }
  }

  /** A provisioned cluster. */
  public static WarehouseId cluster(String name) {
    return new WarehouseId(Kind.CLUSTER, name);
  }

  /** A serverless workgroup, by its name. */
  public static WarehouseId workgroup(String name) {
    return new WarehouseId(Kind.WORKGROUP, name);
  }

  /** Puts the name into an answer, under the member of its kind. */
  public void into(Map<String, Object> answer) {
    answer.put(kind.member, name);
  }

  /** The user who administers the warehouse, as AWS calls it by default. */
  public String administrator() {
    return kind == Kind.CLUSTER ? "awsuser" : "admin";
  }

  @Override
  public String toString() {
    return (kind == Kind.CLUSTER ? "cluster " : "workgroup ") + name;
  }
}
