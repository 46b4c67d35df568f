package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code local/target/storehouse.json}: where scripts learn what a run chose. */
record RunFile(
    URI storeUrl, URI queryUrl, URI awsEndpoint, Identities identities, List<DemoTenant> tenants) {

  /** Where it lies in a repository. */
  static Path in(Path root) {
    return root.resolve("local/target/storehouse.json");
  }

  static RunFile of(LocalSystem system) {
    return new RunFile(
        system.storeUrl(),
        system.queryUrl(),
        system.awsEndpoint(),
        system.identities(),
        system.tenants());
  }

  void write(Path root) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("store_url", storeUrl.toString());
    fields.put("query_url", queryUrl.toString());
    fields.put("aws_endpoint", awsEndpoint.toString());
    fields.putAll(identities.fields());
    fields.put("warehouse", warehouse());
    fields.put("tenants", tenants.stream().map(DemoTenant::fields).toList());
    try {
      OwnerFile.write(
          in(root), JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(fields) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the run could not be described", e);
    }
  }

  private static Map<String, String> warehouse() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("workgroup", RedshiftEngine.WORKGROUP.name());
    fields.put("database", Warehouse.DATABASE);
    fields.put("secret_arn", LocalWarehouse.SECRET_ARN);
    return fields;
  }
}
