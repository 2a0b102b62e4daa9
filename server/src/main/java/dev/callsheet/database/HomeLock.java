package dev.callsheet.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right to run the database of one home directory; the system frees it when a process dies. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the lock, or answers nothing when another process has it. */
  static Optional<HomeLock> take(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      String holder = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      return Optional.of(new HomeLock(channel, lock));
    } catch (IOException exception) {
      throw new StartFailure(
          "Cannot write to " + home.toAbsolutePath().normalize() + ": " + exception.getMessage(),
          exception);
    }
  }

  /** Returns a phrase that names the process that has the lock. */
  static String holder(Path home) {
    try {
      return "process " + Files.readString(file(home)).strip();
    } catch (IOException exception) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static Path file(Path home) {
    return home.resolve("lock");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException exception) {
      return null;
    }
  }
}
