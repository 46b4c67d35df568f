package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedCoverageTest {

  private static final String[] SEEDS = {"S0", "S1", "S2", "S3", "S4"};

  private static final Pattern ROW =
      Pattern.compile("^\\| (?<resource>.+) \\| (?<template>[a-z-]+\\.yaml) \\| (?<ids>.+) \\|$");

  private static final Pattern LOGICAL_ID = Pattern.compile("`(\\w+)`");

  private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

  private static final Pattern SCRIPT = Pattern.compile("infra/[a-z-]+\\.sh|\\.ci/run");

  static Stream<Row> rows() {
    return Stream.of(SEEDS)
        .flatMap(seed -> tableUnder(seed + ",").stream().skip(2))
        .map(Row::parse);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachResourceIsInTheTemplateThatCoversIt(Row row) {
    List<TemplateFile> templates =
        TemplateFile.all().filter(file -> file.name().equals(row.template())).toList();

    assertThat(templates).hasSize(1);
    assertThat(row.logicalIds()).isNotEmpty();
    assertThat(templates.getFirst().resources().keySet()).containsAll(row.logicalIds());
  }

  static Stream<Row> settings() {
    return tableUnder("Settings and outputs").stream()
        .skip(2)
        .map(line -> Row.parse(line.replaceFirst("^\\| S\\d ", "")));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void eachSettingIsAParameterOrAnOutputOfTheTemplate(Row row) {
    TemplateFile template =
        TemplateFile.all()
            .filter(file -> file.name().equals(row.template()))
            .findFirst()
            .orElseThrow();
    Set<String> names = new HashSet<>(template.parameters().keySet());
    names.addAll(template.outputs().keySet());

    assertThat(row.logicalIds()).isNotEmpty();
    assertThat(names).containsAll(row.logicalIds());
  }

  @Test
  void eachJobOfTheTableIsOneOfThePipelines() {
    List<String> rows = tableUnder("Stages of the pipelines");
    assertThat(rows.stream().skip(2).flatMap(row -> names(row.split("\\|")[3])))
        .isSubsetOf(Pipeline.gitLab().stages().keySet());
    assertThat(rows.stream().skip(2).flatMap(row -> names(row.split("\\|")[4])))
        .isSubsetOf(Pipeline.gitHub().stages().keySet());
  }

  @Test
  void eachJobThatTheSeedsHaveACounterpartOfIsInTheTable() {
    assertThat(
            tableUnder("Stages of the pipelines").stream()
                .skip(2)
                .flatMap(row -> names(row.split("\\|")[3])))
        .containsAll(Pipeline.gitLab().stages().keySet());
  }

  @Test
  void noResourceIsInTheTableOfASeedTwice() {
    assertThat(SEEDS)
        .allSatisfy(
            seed ->
                assertThat(tableUnder(seed + ","))
                    .extracting(line -> line.split("\\|")[1])
                    .doesNotHaveDuplicates());
  }

  @Test
  void eachScriptAmongTheCommandsIsThere() {
    List<String> scripts =
        tableUnder("Commands").stream()
            .flatMap(line -> SCRIPT.matcher(line).results())
            .map(script -> script.group())
            .toList();
    assertThat(scripts).hasSizeGreaterThan(4);
    assertThat(scripts).allMatch(script -> Files.isRegularFile(Repository.resolve(script)));
  }

  @Test
  void eachSeedHasATable() {
    assertThat(SEEDS).allSatisfy(seed -> assertThat(tableUnder(seed + ",")).hasSizeGreaterThan(8));
  }

  private static Stream<String> names(String cell) {
    return NAME.matcher(cell).results().map(name -> name.group(1));
  }

  private static List<String> tableUnder(String heading) {
    return Repository.read(Repository.resolve("docs/infrastructure.md"))
        .lines()
        .dropWhile(line -> !line.startsWith("### " + heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("|"))
        .toList();
  }

  private record Row(String resource, String template, List<String> logicalIds) {

    static Row parse(String line) {
      MatchResult row = ROW.matcher(line).results().findFirst().orElseThrow();
      List<String> ids =
          LOGICAL_ID.matcher(row.group("ids")).results().map(id -> id.group(1)).toList();
      return new Row(row.group("resource"), row.group("template"), ids);
    }
  }
}
