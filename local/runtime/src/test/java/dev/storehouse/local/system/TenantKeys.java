package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes API keys of a tenant through the public API, good ones and others. */
final class TenantKeys {

  private final LocalSystem system;
  private final ApiClient query;

  TenantKeys(LocalSystem system, DemoTenant tenant) {
    this.system = system;
    this.query = ApiClient.at(system.queryUrl()).as(tenant.apiKey());
  }

  /** A key as its holder has it. */
  record Key(String keyId, String text) {

    /** With another end, which the rest does not add up to. */
    String withBadChecksum() {
      return text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0");
    }

    /** A key that is well formed, of the same identifier. */
    String withOtherSecret() {
      return ApiKeyText.generate(keyId, new SecureRandom()).text();
    }
  }

  Key create(Scope scope) {
    Answer answer =
        query
            .post(
                "/v1/api-keys",
                Map.of(),
                Map.of("name", scope.wireName(), "scopes", List.of(scope.wireName())))
            .expect(201);
    return new Key(answer.text("key_id"), answer.text("api_key"));
  }

  Key revoked() {
    Key key = create(Scope.QUERY_RUN);
    query.send("DELETE", "/v1/api-keys/" + key.keyId(), Map.of(), Optional.empty()).expect(204);
    return key;
  }

  /** A key whose end has come: one that no API gives, for there it is yet to come. */
  Key expired() {
    Key key = create(Scope.QUERY_RUN);
    system
        .aws()
        .database()
        .client()
        .updateItem(
            update ->
                update
                    .tableName(system.stack().resource("ApiKeysTable").physicalId())
                    .key(Map.of("key_id", AttributeValue.fromS(key.keyId())))
                    .updateExpression("SET expires_at = :past")
                    .expressionAttributeValues(
                        Map.of(":past", AttributeValue.fromS("2026-01-01T00:00:00Z"))));
    return key;
  }
}
