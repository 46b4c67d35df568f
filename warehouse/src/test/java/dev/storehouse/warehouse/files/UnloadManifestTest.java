package dev.storehouse.warehouse.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.warehouse.files.UnloadManifest.Column;
import dev.storehouse.warehouse.files.UnloadManifest.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnloadManifestTest {

  private static final String FIRST = "s3://bulk/exports/ten_1/blk_1/1/0000_part_00";

  @Test
  void tellsFilesRowsAndColumns() {
    UnloadManifest manifest =
        UnloadManifest.read(
            """
            {
              "entries": [
                {"url": "s3://bulk/exports/ten_1/blk_1/1/0000_part_00",
                 "meta": {"content_length": 32295, "record_count": 10}},
                {"url": "s3://bulk/exports/ten_1/blk_1/1/0001_part_00",
                 "meta": {"content_length": 3000000000, "record_count": 5000000000}}
              ],
              "schema": {
                "elements": [
                  {"name": "id", "type": {"base": "integer"}},
                  {"name": "price", "type": {"base": "numeric", "precision": 18, "scale": 2}},
                  {"name": "name", "type": {"base": "character varying", "max_length": 25}}
                ]
              },
              "meta": {"content_length": 3000032295, "record_count": 5000000010},
              "author": {"name": "Amazon Redshift", "version": "1.0.0"}
            }""");

    assertThat(manifest.rows()).isEqualTo(5_000_000_010L);
    assertThat(manifest.entries())
        .containsExactly(
            new Entry(FIRST, 32_295, 10),
            new Entry(FIRST.replace("0000", "0001"), 3_000_000_000L, 5_000_000_000L));
    assertThat(manifest.entries().getFirst().key()).isEqualTo("exports/ten_1/blk_1/1/0000_part_00");
    assertThat(manifest.columns())
        .containsExactly(
            new Column("id", "integer"),
            new Column("price", "numeric"),
            new Column("name", "character varying"));
  }

  @Test
  void countsRowsWhereNoTotalIsGiven() {
    UnloadManifest manifest =
        UnloadManifest.read(
            """
            {"entries": [
              {"url": "s3://b/1", "meta": {"content_length": 1, "record_count": 2}},
              {"url": "s3://b/2", "meta": {"content_length": 1, "record_count": 3}}]}""");

    assertThat(manifest.rows()).isEqualTo(5);
    assertThat(manifest.columns()).isEmpty();
  }

  @Test
  void mayHaveNoFileAtAll() {
    assertThat(UnloadManifest.read("{\"entries\": []}"))
        .isEqualTo(new UnloadManifest(List.of(), 0, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"entries\": 1}",
        "{\"entries\": [1]}",
        "{\"entries\": [{\"url\": \"s3://b/1\"}]}",
        "{\"entries\": [{\"url\": \"s3://b/1\", \"meta\": {\"content_length\": 1}}]}",
        "{\"entries\": [{\"meta\": {\"content_length\": 1, \"record_count\": 1}}]}",
        "{\"entries\": [{\"url\": \"/1\", \"meta\": {\"content_length\": 1, \"record_count\": 1}}]}"
      })
  void isRefusedInAnyOtherForm(String text) {
    assertThatThrownBy(() -> UnloadManifest.read(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
