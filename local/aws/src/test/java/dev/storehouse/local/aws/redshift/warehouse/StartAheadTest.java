package dev.storehouse.local.aws.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAheadTest {

  private static final WarehouseId ID = WarehouseId.workgroup("ahead");

  @Test
  void whoNeedsAServerFirstIsToldWhyItDoesNotStart(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    try (Warehouse warehouse = new Warehouse(ID, Optional.of(file.resolve("data")))) {
      warehouse.startAhead();

      assertThatThrownBy(() -> warehouse.administratorPassword("password"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("PostgreSQL does not start")
          .hasStackTraceContaining(file.toString());
    }
  }

  @Test
  void aServerDoesNotStartOnceItsWarehouseIsClosed() {
    Warehouse warehouse = new Warehouse(ID, Optional.empty());

    warehouse.close();

    assertThatThrownBy(() -> warehouse.administratorPassword("password"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }
}
