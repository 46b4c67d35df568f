package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.file.OwnDirectory;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What outlives the process of statements and sessions: a file for each, replaced as a whole, so
 * that a process that is killed leaves the old text or the new one. Thread-safe.
 */
final class Journal {

  private static final String SUFFIX = ".json";

  private final Optional<Path> statements;
  private final Optional<Path> sessions;

  /**
   * @param directory where to write; nothing is written when empty
   */
  Journal(Optional<Path> directory) {
    this.statements = directory.map(path -> create(path.resolve("statements")));
    this.sessions = directory.map(path -> create(path.resolve("sessions")));
  }

  boolean durable() {
    return statements.isPresent();
  }

  void write(Statement.View view) {
    statements.ifPresent(path -> write(path, view.id(), StatementRecord.write(view)));
  }

  void write(Sessions.View view) {
    sessions.ifPresent(path -> write(path, view.id(), SessionRecord.write(view)));
  }

  void forgetStatement(String id) {
    statements.ifPresent(path -> delete(path, id));
  }

  void forgetSession(String id) {
    sessions.ifPresent(path -> delete(path, id));
  }

  /** The statements there were, the oldest first. */
  List<Statement.View> statements(Path results) {
    return statements
        .map(path -> read(path, fields -> StatementRecord.read(fields, results)))
        .orElse(List.of())
        .stream()
        .sorted((one, other) -> one.created().compareTo(other.created()))
        .toList();
  }

  /** The sessions there were, the oldest first. */
  List<Sessions.View> sessions() {
    return sessions.map(path -> read(path, SessionRecord::read)).orElse(List.of()).stream()
        .sorted((one, other) -> one.created().compareTo(other.created()))
        .toList();
  }

  private static Path create(Path directory) {
    try {
      return OwnDirectory.create(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  private static void write(Path directory, String id, Map<String, Object> fields) {
    try {
      Path next = Files.createTempFile(directory, id, ".new");
      Files.write(next, Json.write(fields));
      Files.move(
          next,
          directory.resolve(id + SUFFIX),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  private static void delete(Path directory, String id) {
    try {
      Files.deleteIfExists(directory.resolve(id + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + id + " from " + directory, e);
    }
  }

  private static <T> List<T> read(Path directory, Function<Map<String, Object>, T> reading) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.flatMap(file -> text(file).stream()).map(reading).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** What was being written when the process died is no text yet. */
  private static Optional<Map<String, Object>> text(Path file) {
    try {
      if (!file.toString().endsWith(SUFFIX)) {
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      return Optional.of(Json.readObject(Files.readAllBytes(file)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
