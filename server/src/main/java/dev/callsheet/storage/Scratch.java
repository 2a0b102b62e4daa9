package dev.callsheet.storage;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of this process for its unfinished files. What killed processes left beside it is
 * deleted when a server starts.
 *
 * <p>Several processes may share the parent: each holds a lock on the marker of its directory, and
 * the operating system drops that lock at the moment its process dies.
 */
@Singleton
public final class Scratch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
  private static final String GATE = ".gate";
  private static final String MARKER = ".lock";

  /** Closing any channel of a file drops this process's locks on it, so ours are not looked at. */
  private static final Set<Path> OURS = new HashSet<>();

  private final Path parent;
  private @Nullable Path directory;
  private @Nullable FileChannel lock;

  @Inject
  Scratch(@Value("${callsheet.home:.callsheet}") String home) {
    this(Path.of(home, "work"));
  }

  /** Uses a new directory below the parent; creates nothing yet. */
  public Scratch(Path parent) {
    this.parent = parent.toAbsolutePath().normalize();
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    try {
      directory();
    } catch (IOException failure) {
      LOG.warn("There is no place for unfinished files in {}", parent, failure);
    }
  }

  /** Creates an empty folder. */
  public Path newFolder() throws IOException {
    return Files.createTempDirectory(directory(), "");
  }

  /** Creates an empty file. */
  public Path newFile() throws IOException {
    return newFile("");
  }

  /** Creates an empty file whose name ends as said. */
  Path newFile(String ending) throws IOException {
    return Files.createTempFile(directory(), "", ending);
  }

  /** Deletes the directory with all that is in it. */
  @Override
  @PreDestroy
  public synchronized void close() throws IOException {
    if (directory == null || lock == null) {
      return;
    }
    var ended = directory;
    directory = null;
    synchronized (OURS) {
      delete(ended);
      lock.close();
      Files.deleteIfExists(marker(ended));
      OURS.remove(marker(ended));
    }
  }

  private synchronized Path directory() throws IOException {
    var current = directory;
    if (current == null) {
      current = claim();
      directory = current;
    }
    return current;
  }

  private Path claim() throws IOException {
    Files.createDirectories(parent);
    synchronized (OURS) {
      try (var gate = open(parent.resolve(GATE));
          var _ = gate.lock()) {
        sweep();
        var claimed = Files.createTempDirectory(parent, "");
        lock = open(marker(claimed));
        lock.lock();
        OURS.add(marker(claimed));
        return claimed;
      }
    }
  }

  private void sweep() throws IOException {
    try (var markers = Files.newDirectoryStream(parent, "*" + MARKER)) {
      for (var marker : markers) {
        if (OURS.contains(marker)) {
          continue;
        }
        try (var channel = open(marker);
            var held = channel.tryLock()) {
          if (held == null) {
            continue;
          }
          var name = marker.getFileName().toString();
          delete(parent.resolve(name.substring(0, name.length() - MARKER.length())));
          Files.delete(marker);
          LOG.info("Deleted the unfinished files of a process that died: {}", name);
        }
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Path marker(Path directory) {
    return directory.resolveSibling(directory.getFileName() + MARKER);
  }

  /** Deletes a folder and all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
