package dev.storehouse.local.aws.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import dev.storehouse.local.aws.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private final Template template = Fixture.template();

  @Test
  void mergesGlobalsUnderAFunction() {
    Section properties = template.resolve(Map.of()).resource("StoreFunction").properties();

    assertThat(properties.text("Runtime")).isEqualTo("java25");
    assertThat(properties.optionalInteger("Timeout")).hasValue(10);
    assertThat(properties.section("Environment").section("Variables").names())
        .contains("DEFAULT_CURRENCY", "LOG_LEVEL", "PRODUCTS_TABLE");
  }

  @Test
  void resolvesTheEnvironmentOfAFunction() {
    Stack stack = template.resolve(StackSettings.defaults().withStackName("shop"));

    assertThat(stack.environment("StoreFunction"))
        .containsEntry("PRODUCTS_TABLE", "shop-ProductsTable")
        .containsEntry("DEFAULT_CURRENCY", "EUR")
        .containsEntry("LOG_LEVEL", "DEBUG")
        .hasEntrySatisfying(
            "APPLICATION_SECRET_ARN",
            arn ->
                assertThat(arn)
                    .matches(
                        "arn:aws:secretsmanager:eu-central-1:000000000000:secret:"
                            + "shop-ApplicationSecret-[0-9a-z]{6}"))
        .hasEntrySatisfying(
            "TOKEN_ISSUER",
            issuer ->
                assertThat(issuer)
                    .matches(
                        "https://[0-9a-z]{10}\\.execute-api\\.eu-central-1\\.amazonaws\\.com"
                            + "/\\$\\{literal}"));
  }

  @Test
  void keepsDatesOfPoliciesAsText() {
    Section policy =
        template
            .resolve(Map.of())
            .resource("StoreFunction")
            .properties()
            .sections("Policies")
            .getFirst();

    assertThat(policy.text("Version")).isEqualTo("2012-10-17");
    assertThat(policy.sections("Statement").getFirst().texts("Resource"))
        .containsExactly(
            "arn:aws:dynamodb:eu-central-1:000000000000:table/storehouse-ProductsTable",
            "arn:aws:dynamodb:eu-central-1:000000000000:table/storehouse-ProductsTable/index/*");
  }

  @Test
  void dropsWhatItsConditionExcludes() {
    Stack dev = template.resolve(Map.of());
    assertThat(dev.resources()).doesNotContainKey("ProdOnlyTopic");
    assertThat(dev.outputs()).doesNotContainKey("Topic");
    assertThat(dev.resource("StoreFunction").properties().names()).doesNotContain("MemorySize");

    Stack prod = template.resolve(Map.of("Stage", "prod"));
    assertThat(prod.resources()).containsKey("ProdOnlyTopic");
    assertThat(prod.outputs().get("Topic")).isEqualTo(prod.resource("ProdOnlyTopic").physicalId());
    assertThat(prod.resource("StoreFunction").properties().optionalInteger("MemorySize"))
        .hasValue(2048);
  }

  @Test
  void givesListParametersAsLists() {
    assertThat(
            template
                .resolve(Map.of())
                .resource("HttpApi")
                .properties()
                .section("CorsConfiguration")
                .texts("AllowOrigins"))
        .containsExactly("https://a.example", "https://b.example");
  }

  @Test
  void putsGivenIdentitiesBeforeThePlausibleOnes() {
    Stack stack =
        template.resolve(
            StackSettings.defaults()
                .withIdentities(Map.of("HttpApi.ApiEndpoint", "http://127.0.0.1:3000")));

    assertThat(stack.outputs()).containsEntry("ApiUrl", "http://127.0.0.1:3000");
  }

  @Test
  void knowsWhatSamGenerates() {
    assertThat(template.resolve(Map.of()).outputs())
        .containsEntry(
            "Alias",
            "arn:aws:lambda:eu-central-1:000000000000:function:storehouse-StoreFunction:live");
  }

  @Test
  void isTheSameOnEveryRun() {
    assertThat(template.resolve(Map.of())).isEqualTo(Fixture.template().resolve(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nothing   | 1     | Parameters.Nothing: the template has no such parameter
          Stage     | test  | Parameters.Stage: "test" is refused: must be one of [dev, prod]
          Currency  | EURO  | Parameters.Currency: "EURO" is refused: must match [A-Z]{3} (an ISO
          Retention | 0     | Parameters.Retention: "0" is refused: MinValue is 1
          Retention | 366   | Parameters.Retention: "366" is refused: MaxValue is 365
          Retention | many  | Parameters.Retention: "many" is refused: must be a number
          """)
  void refusesParameterValues(String name, String value, String message) {
    assertThatThrownBy(() -> template.resolve(Map.of(name, value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void wantsAValueForEveryParameter() {
    Template bare =
        Template.parse("t", "Parameters: {Name: {Type: String}}\nResources: {Q: {Type: X}}");

    assertThatThrownBy(() -> bare.resolve(Map.of()))
        .hasMessage("Parameters.Name: has no value: it has no default and none was given");
    assertThat(bare.resolve(Map.of("Name", "")).parameters()).containsEntry("Name", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          !Ref Missing                  | .Ref: Ref names "Missing", which is neither
          !GetAtt Missing.Arn           | .Fn::GetAtt: GetAtt names "Missing", which is not a
          !GetAtt Other.Colour          | .Fn::GetAtt: GetAtt Other.Colour: not known for the type X
          !Sub 'a${Missing}'            | .Fn::Sub: Ref names "Missing", which is neither
          !If [Missing, 1, 2]           | .Fn::If: no condition is named "Missing"
          !If [Round, 1, 2]             | .Fn::Equals[0].Fn::If: condition "Round" depends on itself
          !Select [2, [a, b]]           | .Fn::Select: has no element 2 of 2
          !FindInMap [A, b, c]          | .Fn::FindInMap: no value at Mappings.A.b.c
          !Join [a]                     | .Fn::Join: takes a list of 2 arguments
          !ImportValue x                | .Fn::ImportValue: Fn::ImportValue is not supported here
          !Ref Absent                   | .Ref: refers to "Absent", which is absent: its condition
          """)
  void namesThePathOfWhatCannotBeResolved(String value, String message) {
    Template broken =
        Template.parse(
            "t",
            """
            Conditions:
              Never: !Equals [a, b]
              Round: !Equals [!If [Round, a, b], a]
            Resources:
              Other: {Type: X}
              Absent: {Type: X, Condition: Never}
              Q:
                Type: X
                Properties: {Deep: [{Value: %s}]}
            """
                .formatted(value));

    assertThatThrownBy(() -> broken.resolve(Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("(Resources\\.Q\\.Properties\\.Deep\\[0]\\.Value|Conditions).*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'Resources: [1, 2'                          | t: not readable as YAML
          'Resources: {A: 1, A: 2}'                   | t: not readable as YAML
          'Resources: {A: !!java.io.File [/etc]}'     | t: not readable as YAML
          'Outputs: {}'                               | t: not a template: it has no Resources
          '[]'                                        | t: not a template: the document is not a
          'Resources: {A: {Type: X, Properties: }}'   | Resources.A.Properties: has no value
          """)
  void refusesWhatIsNoTemplate(String text, String message) {
    assertThatThrownBy(() -> Template.parse("t", text).resolve(Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesAFileThatCannotBeRead() {
    assertThatThrownBy(() -> Template.load(Path.of("no-such.yaml")))
        .hasMessageStartingWith("no-such.yaml: cannot be read");
  }

  @Test
  void readsEverySpellingOfAnAttribute() {
    String head = "Resources: {T: {Type: AWS::DynamoDB::Table}}\nOutputs: {A: {Value: ";

    assertThat(
            List.of(
                "!GetAtt T.Arn", "!GetAtt [T, Arn]", "{'Fn::GetAtt': T.Arn}", "!Sub '${T.Arn}'"))
        .allSatisfy(
            value ->
                assertThat(Template.parse("t", head + value + "}}").resolve(Map.of()).outputs())
                    .containsEntry(
                        "A", "arn:aws:dynamodb:eu-central-1:000000000000:table/storehouse-T"));
  }
}
