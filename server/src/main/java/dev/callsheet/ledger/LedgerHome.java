package dev.callsheet.ledger;

import dev.callsheet.database.StartFailure;
import dev.callsheet.storage.Directories;
import dev.callsheet.storage.PrivateFiles;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What this node keeps of the log in its home, outside the database: keys that it made, and the
 * last checkpoint that it knows.
 */
@Singleton
final class LedgerHome {
  private final Path folder;

  LedgerHome(@Value("${callsheet.home:.callsheet}") String home) {
    this.folder = Path.of(home).toAbsolutePath().normalize().resolve("ledger");
  }

  /** Returns where the private key of a log is, if this node made it. */
  Path key(String logId) {
    return folder.resolve(logId + ".key");
  }

  /** Returns where the key is that this node signs with as a witness, if it made it. */
  Path witnessKey() {
    return folder.resolve("witness.key");
  }

  /** Returns where the last checkpoint of a log is. */
  Path checkpoint(String logId) {
    return folder.resolve(logId + ".checkpoint");
  }

  /**
   * Reads a file.
   *
   * @return empty where there is none
   * @throws StartFailure if it cannot be read
   */
  Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException exception) {
      throw new StartFailure("Cannot read " + file + ": " + exception.getMessage(), exception);
    }
  }

  /**
   * Creates a file that only its owner may read, unless there is one.
   *
   * @throws StartFailure if it cannot be written
   */
  void create(Path file, String text) {
    try {
      PrivateFiles.create(file, text);
    } catch (IOException exception) {
      throw new StartFailure("Cannot write " + file + ": " + exception.getMessage(), exception);
    }
  }

  /** Replaces a file, so that a reader sees the former text or this one. */
  void replace(Path file, String text) throws IOException {
    Directories.create(folder);
    var complete = Files.createTempFile(folder, "new-", ".part");
    try {
      Files.writeString(complete, text);
      Files.move(
          complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(complete);
    }
  }
}
