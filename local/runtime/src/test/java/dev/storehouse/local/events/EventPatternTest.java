package dev.storehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

  private static final String EVENT =
      """
      {"source": "aws.redshift-data", "resources": ["arn:a", "arn:b"], "empty": [],
       "detail": {"state": "FINISHED", "rows": 5, "size": 2.5, "flag": true, "nothing": null,
                  "parts": [{"kind": "x", "at": 1}, {"kind": "y", "at": 2}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"source": ["aws.redshift-data"]}                              | true
          {"source": ["other", "aws.redshift-data"]}                     | true
          {"source": ["other"]}                                          | false
          {"source": ["aws.redshift-data"], "detail": {"state": ["X"]}}  | false
          {"detail": {"state": ["FINISHED"], "rows": [5]}}               | true
          {"detail": {"rows": [5.0]}}                                    | false
          {"detail": {"rows": ["5"]}}                                    | false
          {"detail": {"flag": [true]}}                                   | true
          {"detail": {"flag": [false]}}                                  | false
          {"resources": ["arn:b"]}                                       | true
          {"resources": ["arn:c"]}                                       | false
          {"detail": {"state": [{"prefix": "FIN"}]}}                     | true
          {"detail": {"state": [{"prefix": "fin"}]}}                     | false
          {"detail": {"rows": [{"prefix": "5"}]}}                        | false
          {"detail": {"missing": [{"prefix": ""}]}}                      | false
          {"detail": {"state": [{"suffix": "SHED"}]}}                    | true
          {"detail": {"state": [{"suffix": "FIN"}]}}                     | false
          {"detail": {"state": [{"equals-ignore-case": "finished"}]}}    | true
          {"detail": {"state": [{"anything-but": "FAILED"}]}}            | true
          {"detail": {"state": [{"anything-but": ["FINISHED", "A"]}]}}   | false
          {"detail": {"state": [{"anything-but": {"prefix": "FIN"}}]}}   | false
          {"detail": {"state": [{"anything-but": {"suffix": ["A"]}}]}}   | true
          {"detail": {"missing": [{"anything-but": "FAILED"}]}}          | false
          {"detail": {"state": [{"exists": true}]}}                      | true
          {"detail": {"state": [{"exists": false}]}}                     | false
          {"detail": {"missing": [{"exists": false}]}}                   | true
          {"detail": {"missing": [{"exists": true}]}}                    | false
          {"detail": {"nothing": [{"exists": true}]}}                    | true
          {"empty": [{"exists": false}]}                                 | true
          {"missing": {"deep": [{"exists": false}]}}                     | true
          {"detail": [{"exists": true}]}                                 | false
          {"detail": {"rows": [{"numeric": [">", 0, "<=", 5]}]}}         | true
          {"detail": {"rows": [{"numeric": ["<", 5]}]}}                  | false
          {"detail": {"size": [{"numeric": ["=", 2.50]}]}}               | true
          {"detail": {"state": [{"numeric": [">", 0]}]}}                 | false
          {"detail": {"parts": {"kind": ["y"], "at": [2]}}}              | true
          {"detail": {"parts": {"kind": ["y"], "at": [1]}}}              | false
          """)
  void matchesAsEventBridgeDoes(String pattern, boolean expected) throws Exception {
    assertThat(read(pattern).matches(JSON.std.mapFrom(EVENT), true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"source\": []}",
        "{\"source\": \"aws.redshift-data\"}",
        "{\"source\": [{\"wildcard\": \"aws.*\"}]}",
        "{\"source\": [{\"cidr\": \"10.0.0.0/8\"}]}",
        "{\"source\": [{\"prefix\": {\"equals-ignore-case\": \"aws\"}}]}",
        "{\"source\": [{\"prefix\": \"a\", \"suffix\": \"b\"}]}",
        "{\"source\": [{\"anything-but\": {\"wildcard\": \"a*\"}}]}",
        "{\"source\": [{\"numeric\": [\"~\", 1]}]}",
        "{\"source\": [{\"numeric\": [\"<\"]}]}",
        "{\"source\": [{\"exists\": \"yes\"}]}",
        "{\"detail\": {\"$or\": [{\"a\": [1]}, {\"b\": [2]}]}}"
      })
  void refusesWhatItDoesNotKnow(String pattern) {
    assertThatThrownBy(() -> read(pattern))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Pattern");
  }

  private static EventPattern read(String pattern) {
    String template = "Resources: {F: {Type: X, Properties: {Pattern: %s}}}".formatted(pattern);
    return EventPattern.of(
        Template.parse("test", template)
            .resolve(Map.of())
            .resource("F")
            .properties()
            .section("Pattern"));
  }
}
