package dev.storehouse.local.streams;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.file.OwnerOnlyFile;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the mappings have come: what is behind a checkpoint was taken or given up. Kept in a file
 * if the tables are; a crash before it is written delivers records again. Thread-safe.
 */
final class Checkpoints {

  private static final String END = "end:";

  private final Optional<OwnerOnlyFile> file;
  private final Map<String, String> positions = new LinkedHashMap<>();

  Checkpoints(Optional<Path> file) {
    this.file = file.map(OwnerOnlyFile::new);
    this.file.ifPresent(this::load);
  }

  private void load(OwnerOnlyFile kept) {
    try {
      Optional<byte[]> content = kept.read();
      if (content.isPresent()) {
        JSON.std
            .mapFrom(content.get())
            .forEach((key, position) -> positions.put(key, String.valueOf(position)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was delivered", e);
    }
  }

  /** Those of one mapping. */
  Progress of(Mapping mapping) {
    String prefix = mapping.name() + " ";
    return new Progress() {
      @Override
      public Optional<String> sequenceNumber(String shardId) {
        return position(prefix + shardId)
            .map(position -> position.startsWith(END) ? position.substring(END.length()) : position)
            .filter(number -> !number.isEmpty());
      }

      @Override
      public boolean isAtEnd(String shardId) {
        return position(prefix + shardId).filter(it -> it.startsWith(END)).isPresent();
      }

      @Override
      public boolean knows(String shardId) {
        return position(prefix + shardId).isPresent();
      }

      @Override
      public List<String> unfinished() {
        return shards(prefix).stream().filter(shardId -> !isAtEnd(shardId)).toList();
      }
    };
  }

  private synchronized Optional<String> position(String key) {
    return Optional.ofNullable(positions.get(key));
  }

  private synchronized List<String> shards(String prefix) {
    return positions.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** Everything up to a record is done, and the shard has nothing more if it is at its end. */
  synchronized void save(
      Mapping mapping, String shardId, Optional<String> sequenceNumber, boolean isEnd) {
    positions.put(mapping.name() + " " + shardId, (isEnd ? END : "") + sequenceNumber.orElse(""));
    write();
  }

  /** The shard is read from its beginning. */
  synchronized void forget(Mapping mapping, String shardId) {
    positions.remove(mapping.name() + " " + shardId);
    write();
  }

  private void write() {
    file.ifPresent(kept -> kept.replace(Json.write(positions)));
  }
}
