package dev.storehouse.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints rows as a table in Markdown, ready for {@code docs/benchmarks.md}. */
final class Table {

  private final PrintStream output;

  Table(PrintStream output, String... titles) {
    this.output = output;
    output.println();
    row((Object[]) titles);
    output.println("|" + "---|".repeat(titles.length));
  }

  /** Numbers with a fraction are printed with three digits after the point at most. */
  void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell instanceof Double number ? text(number) : cell).append(" |");
    }
    output.println(line);
  }

  private static String text(double number) {
    int digits = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
