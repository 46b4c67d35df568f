package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that is uploaded and served by nobody might as well not be there. */
class StaticFilesTest {

  private static final TemplateFile STORAGE =
      TemplateFile.load(Repository.resolve("infra/storage.yaml"));
  private static final Node DISTRIBUTION =
      TemplateFile.load(Repository.resolve("infra/static-site.yaml"))
          .resource("Distribution")
          .get("Properties")
          .get("DistributionConfig");

  @Test
  void eachPathLeadsToAnOriginThatThereIs() {
    List<String> origins = texts(DISTRIBUTION.get("Origins"), "Id");
    assertThat(texts(DISTRIBUTION, "TargetOriginId")).hasSize(3).isSubsetOf(origins);
    assertThat(origins).doesNotHaveDuplicates();
  }

  @Test
  void whatTheSiteServesOfTheAssetsCloudFrontMayRead() {
    Node path =
        DISTRIBUTION
            .get("CacheBehaviors")
            .walk()
            .filter(node -> node.get("TargetOriginId").text().stream().anyMatch("assets"::equals))
            .findFirst()
            .orElseThrow()
            .get("PathPattern");
    assertThat(
            STORAGE
                .resource("AssetsBucketPolicy")
                .get("Properties")
                .get("PolicyDocument")
                .get("Statement")
                .elements()
                .stream()
                .filter(statement -> statement.get("Effect").value().equals("Allow"))
                .flatMap(statement -> statement.get("Resource").get("Fn::Sub").text().stream()))
        .containsExactly("${AssetsBucket.Arn}" + path.text().orElseThrow());
  }

  private static List<String> texts(Node node, String name) {
    Stream<Node> found = node.walk().map(each -> each.get(name));
    return found.flatMap(each -> each.text().stream()).toList();
  }
}
