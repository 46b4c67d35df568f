package dev.storehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md that a compiler does not check. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "dev.storehouse.http",
              "dev.storehouse.idempotency",
              "dev.storehouse.query",
              "dev.storehouse.store",
              "dev.storehouse.throttle");

  @Test
  void onlyAdaptersAndWiringKnowTheAwsSdk() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Dynamo")
        .and()
        .haveSimpleNameNotStartingWith("SecretsManager")
        .and()
        .haveSimpleNameNotStartingWith("ApiGateway")
        .and()
        .haveSimpleNameNotEndingWith("Items")
        .and()
        .haveSimpleNameNotEndingWith("Module")
        .and()
        .haveSimpleNameNotEndingWith("Function")
        .and()
        .doNotHaveFullyQualifiedName("dev.storehouse.http.Application")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void onlyFunctionsAndTheirAdapterKnowLambda() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Function")
        .and()
        .haveSimpleNameNotEndingWith("Adapter")
        .and()
        .haveSimpleNameNotStartingWith("SnapStart")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void featuresDoNotGoInCircles() {
    slices().matching("dev.storehouse.store.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void httpKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("dev.storehouse.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.storehouse.store..")
        .check(CLASSES);
  }

  @Test
  void adaptersStayOutOfOtherFeaturesButThroughWiring() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Routes")
        .should()
        .onlyDependOnClassesThat()
        .haveSimpleNameNotStartingWith("Dynamo")
        .check(CLASSES);
  }
}
