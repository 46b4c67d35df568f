package dev.storehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.PatternFormat;
import java.util.List;
import java.util.Map;

/** The schemas of an OpenAPI 3.1 document, as JSON Schema 2020-12 knows them. Immutable. */
final class ContractSchemas {

  private static final String DOCUMENT = "urn:storehouse:schemas";
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/$defs/";

  /** The validator's own idea of an address refuses the domains that are reserved for examples. */
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .format(PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+$", "format.email"))
          .build();

  private final SchemaRegistry schemas;

  ContractSchemas(JsonNode openApi) {
    String definitions =
        "{\"$defs\":"
            + openApi.at("/components/schemas").toString().replace(COMPONENTS, DEFINITIONS)
            + "}";
    schemas =
        SchemaRegistry.withDialect(
            DIALECT, registry -> registry.schemas(Map.of(DOCUMENT, definitions)));
  }

  /**
   * What is wrong with a JSON document, in words.
   *
   * @param schema of the OpenAPI document, or a reference to one
   */
  List<String> violations(JsonNode schema, String json) {
    return compiled(schema)
        .validate(
            json,
            InputFormat.JSON,
            execution -> execution.executionConfig(it -> it.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** What it refers to is in the document of all schemas, and known by the name of that. */
  private Schema compiled(JsonNode schema) {
    return schemas.getSchema(
        schema.toString().replace("\"" + COMPONENTS, "\"" + DOCUMENT + DEFINITIONS),
        InputFormat.JSON);
  }
}
