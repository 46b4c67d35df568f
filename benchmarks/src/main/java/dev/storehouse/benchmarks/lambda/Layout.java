package dev.storehouse.benchmarks.lambda;

import java.nio.file.Path;
import java.util.List;

/**
 * How an unpacked artefact lies on disk.
 *
 * @param workingDirectory where the process starts: what Lambda calls the task root
 * @param classPath of the application class loader
 */
public record Layout(Path workingDirectory, List<Path> classPath) {

  public Layout {
    classPath = List.copyOf(classPath);
  }
}
