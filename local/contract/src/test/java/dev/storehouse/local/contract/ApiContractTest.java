package dev.storehouse.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiContractTest {

  private static final Optional<String> JSON = Optional.of("application/json");

  private final ApiContract contract =
      ApiContract.parse(
          """
          {"paths": {
             "/things/{thing_id}": {
               "parameters": [{"name": "thing_id", "in": "path", "schema": {"type": "string"}}],
               "get": {
                 "operationId": "getThing",
                 "security": [{"bearer": ["things:read"]}, {"apiKey": ["things:read"]}],
                 "parameters": [{"$ref": "#/components/parameters/Limit"}],
                 "responses": {
                   "200": {"content": {
                     "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                     "text/csv": {"schema": {"type": "string", "minLength": 2}}}},
                   "404": {"$ref": "#/components/responses/NotFound"}}},
               "put": {
                 "operationId": "putThing",
                 "responses": {"200": {"content": {"application/json": {"schema": {"oneOf": [
                   {"$ref": "#/components/schemas/Thing"}, {"type": "null"}]}}}}}},
               "delete": {
                 "operationId": "deleteThing",
                 "security": [{"bearer": ["admin"]}],
                 "responses": {"204": {"description": "gone"}}}}},
           "components": {
             "parameters": {"Limit": {"name": "limit", "in": "query", "schema": {}}},
             "responses": {"NotFound": {"content": {
               "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}},
             "schemas": {
               "Problem": {"type": "object", "required": ["code", "title"]},
               "Thing": {
                 "type": "object",
                 "properties": {"name": {"type": "string"}},
                 "required": ["name"]}}}}
          """);
  private final Operation get = contract.operation("GET /things/{thing_id}");
  private final Operation put = contract.operation("PUT /things/{thing_id}");
  private final Operation delete = contract.operation("DELETE /things/{thing_id}");

  @Test
  void operationsAreReadWithWhatTheyReferTo() {
    assertThat(contract.operations())
        .containsExactly(get, put, delete)
        .hasSize(contract.operationIds());
    assertThat(get.audience()).isEqualTo(new Audience.Holders("things:read"));
    assertThat(delete.audience()).isEqualTo(Audience.Group.ADMIN);
    assertThat(get.credentials()).containsExactly("bearer", "apiKey");
    assertThat(get.parameters()).extracting(Parameter::name).containsExactly("thing_id", "limit");
    assertThat(get.pathParameters()).containsExactly("thing_id");
    assertThat(get.pathWith(name -> "$1")).isEqualTo("/things/$1");
    assertThat(get.success()).isEqualTo(200);
    assertThat(get.mediaTypes()).containsExactly("application/json", "text/csv");
    assertThat(contract.references()).hasSize(5).allMatch(contract::resolves);
    assertThat(contract.resolves("#/components/schemas/Nothing")).isFalse();
    assertThatThrownBy(() -> contract.operation("GET /things"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatTheContractDoesNotAllowIsSeen() {
    assertThat(contract.violations(get, 200, JSON, "{\"name\":\"a\"}")).isEmpty();
    assertThat(contract.violations(get, 200, JSON, "{\"name\":1}")).hasSize(1);
    assertThat(contract.violations(get, 200, JSON, "{}")).hasSize(1);
    assertThat(contract.violations(get, 201, JSON, "{\"name\":\"a\"}")).hasSize(1);
    assertThat(contract.violations(get, 200, Optional.empty(), "{\"name\":\"a\"}")).hasSize(1);
    assertThat(contract.violations(delete, 204, Optional.empty(), "")).isEmpty();
    assertThat(contract.violations(delete, 204, JSON, "{}")).hasSize(1);
  }

  @Test
  void aSchemaMayReferToOthersFromWithin() {
    assertThat(contract.violations(put, 200, JSON, "{\"name\":\"a\"}")).isEmpty();
    assertThat(contract.violations(put, 200, JSON, "null")).isEmpty();
    assertThat(contract.violations(put, 200, JSON, "{}")).isNotEmpty();
  }

  @Test
  void whatIsNoJsonIsText() {
    Optional<String> csv = Optional.of("text/csv");
    assertThat(contract.violations(get, 200, csv, "a,\"b\"\n1,2\n")).isEmpty();
    assertThat(contract.violations(get, 200, csv, "")).hasSize(1);
  }

  @Test
  void aProblemHasItsOwnFormWhateverTheOperation() {
    Optional<String> problem = Optional.of("application/problem+json");
    assertThat(contract.violationsOfProblem(problem, "{\"code\":\"A\",\"title\":\"b\"}")).isEmpty();
    assertThat(contract.violationsOfProblem(problem, "{}")).hasSize(2);
    assertThat(contract.violationsOfProblem(JSON, "{}")).hasSize(1);
  }

  @Test
  void anyoneIsToldFromWhoNeedsACredential() {
    assertThat(
            List.of("[]", "[{},{\"bearer\":[]}]", "[{\"bearer\":[]}]").stream()
                .map(ApiContractTest::audience))
        .containsExactly(Audience.Group.ANYONE, Audience.Group.ANYONE_OR_USER, Audience.Group.USER);
    assertThatThrownBy(() -> audience("[{\"bearer\":[\"a\"]},{\"apiKey\":[\"b\"]}]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Audience audience(String security) {
    return ApiContract.parse(
            "{\"paths\":{\"/\":{\"get\":{\"security\":%s,\"responses\":{}}}}}".formatted(security))
        .operation("GET /")
        .audience();
  }
}
