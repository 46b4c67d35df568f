package dev.storehouse.query.guard;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The catalogue, the values and the corpora that the guard's tests share. */
final class Statements {

  private static final Map<String, String> CHARACTERS =
      Map.of(
          "<NUL>", "\0",
          "<TAB>", "\t",
          "<LF>", "\n",
          "<BEL>", "\u0007",
          "<CR>", "\r",
          "<NBSP>", "\u00A0",
          "<ZWSP>", "\u200B",
          "<LSQUO>", "\u2018",
          "<RSQUO>", "\u2019",
          "<FWQ>", "\uFF07");

  static final Catalogue CATALOGUE = catalogue("orders", "items", "customers", "events");

  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of("id", "1"),
          Parameter.of("minimum", "2"),
          Parameter.of("rows", "5"),
          Parameter.of("empty", ""),
          Parameter.ofNull("nothing"));

  private static final SqlGuard GUARD = new SqlGuard(FunctionList.ofRedshift());

  private Statements() {}

  private static Catalogue catalogue(String... names) {
    return Catalogue.of(
        List.of("acme"),
        Arrays.stream(names).map(name -> new RelationName("acme", name)).collect(toSet()));
  }

  /** The relations of {@code tpch} or {@code tpcds}. */
  static Catalogue tpc(String schema) {
    return Catalogue.of(
        List.of(schema),
        lines("tpc-tables.txt").stream()
            .filter(line -> line.startsWith(schema + "."))
            .map(line -> line.substring(schema.length() + 1).split(" ", 2)[0])
            .map(name -> new RelationName(schema, name))
            .collect(toSet()));
  }

  /** The queries of a file in which each begins with a line {@code -- Q}. */
  static Stream<String> queries(String resource) {
    return Arrays.stream(text(resource).split("(?m)^-- (?=Q\\d)", -1))
        .filter(query -> query.startsWith("Q"))
        .map(query -> "-- " + query);
  }

  static Verdict check(String sql) {
    return check(sql, new RowCap.AtMost(100));
  }

  static Verdict check(String sql, RowCap cap) {
    return check(sql, CATALOGUE, cap);
  }

  static Verdict check(String sql, Catalogue catalogue, RowCap cap) {
    return GUARD.check(sql, PARAMETERS, catalogue, cap);
  }

  static Verdict.Accepted accepted(String sql) {
    return switch (check(sql)) {
      case Verdict.Accepted accepted -> accepted;
      case Verdict.Refused refused -> throw new AssertionError(refused.refusal() + ": " + sql);
    };
  }

  static Refusal refusal(String sql) {
    return switch (check(sql)) {
      case Verdict.Refused refused -> refused.refusal();
      case Verdict.Accepted accepted -> throw new AssertionError("ran as: " + accepted.sql());
    };
  }

  /** What the statement becomes, without the cap around it. */
  static String rendered(String sql) {
    return switch (check(sql, new RowCap.Unlimited())) {
      case Verdict.Accepted accepted -> accepted.sql();
      case Verdict.Refused refused -> throw new AssertionError(refused.refusal() + ": " + sql);
    };
  }

  static List<String> lines(String resource) {
    return text(resource)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("#"))
        .toList();
  }

  static String text(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(Statements.class.getResourceAsStream(resource), resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String withCharacters(String line) {
    String text = line;
    for (Map.Entry<String, String> character : CHARACTERS.entrySet()) {
      text = text.replace(character.getKey(), character.getValue());
    }
    return text;
  }
}
