package dev.storehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  static Stream<Row> rows() {
    return Stream.of(SEEDS).flatMap(seed -> tableOf(seed).stream().skip(2)).map(Row::parse);
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

  @Test
  void eachSeedHasATable() {
    assertThat(SEEDS).allSatisfy(seed -> assertThat(tableOf(seed)).hasSizeGreaterThan(8));
  }

  private static List<String> tableOf(String seed) {
    return Repository.read(Repository.resolve("docs/infrastructure.md"))
        .lines()
        .dropWhile(line -> !line.startsWith("### " + seed + ","))
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
