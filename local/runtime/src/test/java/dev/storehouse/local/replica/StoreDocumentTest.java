package dev.storehouse.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreDocumentTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("storehouse.root"), "docs/warehouse-store.md");

  @Test
  void describesEveryColumn() throws Exception {
    for (StoreTable table : StoreTable.values()) {
      assertThat(described(table.qualifiedName())).isEqualTo(rows(table.columns()));
    }
    assertThat(described(OrderLines.TABLE)).containsAll(rows(OrderLines.COLUMNS)).hasSize(8);
  }

  private static List<String> rows(List<Column> columns) {
    return columns.stream()
        .map(column -> "`%s` | `%s`".formatted(column.name(), column.type()))
        .toList();
  }

  private static List<String> described(String table) throws Exception {
    String text = Files.readString(DOCUMENT);
    String section = text.substring(text.indexOf("## " + table + "\n") + 3);
    return Stream.of(section.split("\n"))
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.lastIndexOf(" | ")))
        .toList();
  }
}
