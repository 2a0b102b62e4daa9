package dev.callsheet.tool;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages of npm, installed for tests. */
public final class NodePackages {
  private static final String LOCK = "package-lock.json";

  private NodePackages() {}

  /**
   * Installs what the lock file in {@code source} names, unless just that is there. Of several
   * processes that want it, the others wait for the first.
   *
   * @param folder where {@code node_modules} comes to lie
   * @throws IOException if there is no npm, or it could not
   */
  public static void install(Path source, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (var mutex = FileChannel.open(folder.resolve("mutex"), CREATE, WRITE)) {
      mutex.lock();
      installAlone(source, folder);
    }
  }

  private static void installAlone(Path source, Path folder)
      throws IOException, InterruptedException {
    var lock = folder.resolve(LOCK);
    if (Files.exists(lock) && Files.mismatch(lock, source.resolve(LOCK)) < 0) {
      return;
    }
    Files.deleteIfExists(lock);
    for (var file : List.of("package.json", LOCK)) {
      Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    var log = folder.resolve("npm.log");
    try {
      var process =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("npm ci: " + Files.readString(log));
      }
    } catch (IOException failure) {
      // The copy of the lock file says that all of it is there.
      Files.delete(lock);
      throw failure;
    }
  }
}
