package dev.storehouse.query.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The guard is a domain by itself: text in, verdict out. */
class GuardArchitectureTest {

  @Test
  void knowsTheParserAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.io",
            "java.math",
            "java.nio.charset",
            "java.util..",
            "net.sf.jsqlparser..",
            "org.jspecify.annotations",
            "dev.storehouse.query.guard")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.storehouse.query.guard"));
  }
}
