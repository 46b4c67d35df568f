package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path temporary;

  @Test
  void createsWhatIsMissing() {
    Path path = temporary.resolve("a/b");
    try (DataDirectory directory = DataDirectory.hold(path)) {
      assertThat(directory.path()).isDirectory();
      assertThat(directory.isSeeded()).isFalse();
      directory.markSeeded();
    }
    try (DataDirectory again = DataDirectory.hold(path)) {
      assertThat(again.isSeeded()).isTrue();
    }
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.hold(file))
        .isInstanceOf(StartException.class)
        .hasMessage("STOREHOUSE_DATA: %s is a file, not a directory", file);
  }

  @Test
  void refusesWhatCannotBeWritten() throws IOException {
    Path below = Files.createFile(temporary.resolve("file")).resolve("directory");
    assertThatThrownBy(() -> DataDirectory.hold(below))
        .isInstanceOf(StartException.class)
        .hasMessage("STOREHOUSE_DATA: %s cannot be written", below);
  }

  @Test
  void isHeldByOneRunAtATime() {
    try (DataDirectory held = DataDirectory.hold(temporary)) {
      assertThatThrownBy(() -> DataDirectory.hold(held.path()))
          .isInstanceOf(StartException.class)
          .hasMessage("STOREHOUSE_DATA: %s is in use by another run", temporary);
    }
  }
}
