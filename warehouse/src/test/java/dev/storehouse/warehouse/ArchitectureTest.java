package dev.storehouse.warehouse;

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
          .importPackages("dev.storehouse.warehouse");

  @Test
  void onlyAdaptersAndWiringKnowTheAwsSdk() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(Dynamo|DataApi|S3)[^.]*")
        .and()
        .haveSimpleNameNotEndingWith("Items")
        .and()
        .haveSimpleNameNotEndingWith("Module")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void nobodyHereKnowsLambda() {
    noClasses().should().dependOnClassesThat().resideInAPackage("com.amazonaws..").check(CLASSES);
  }

  @Test
  void packagesDoNotGoInCircles() {
    slices().matching("dev.storehouse.warehouse.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
