package dev.callsheet.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk of 64 MiB, of which half is to be kept free.
 *
 * <p>Where none may be mounted it is a folder, and the limit lies as far below what is free now.
 * Others write to that disk too, so it is taken less exactly.
 */
public final class SmallDisk implements AutoCloseable {
  /** How many bytes may be written to an empty one. */
  public static final int ROOM = 32 << 20;

  private final Path folder;
  private final boolean mounted;
  private final long keepFreeBytes;

  /** Mounts one on a folder that is made for it. */
  public SmallDisk(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "callsheet-test", folder.toString());
    keepFreeBytes = free() - ROOM;
  }

  /** Returns where it is. */
  public Path path() {
    return folder;
  }

  /** Returns how much is to be kept free. */
  public long keepFreeBytes() {
    return keepFreeBytes;
  }

  /** Whether it ends where it is said to end, and nobody else writes to it. */
  public boolean isExact() {
    return mounted;
  }

  /** Whether as much is free as was to be kept. */
  public boolean keptItsLimit() throws IOException {
    // A file has its bytes rounded up to whole pages.
    long tolerance = mounted ? 64 << 10 : 16 << 20;
    return free() >= keepFreeBytes - tolerance;
  }

  /** Writes a file of somebody else's that leaves room for so many bytes. */
  public Path leave(int room) throws IOException {
    return Files.write(folder.resolve("of-others"), new byte[ROOM - room]);
  }

  /** Returns the files that are not empty, except somebody else's. */
  public List<Path> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() > 0)
          .filter(file -> !file.endsWith("of-others"))
          .toList();
    }
  }

  private long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (mounted) {
      run("umount", "--lazy", folder.toString());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
