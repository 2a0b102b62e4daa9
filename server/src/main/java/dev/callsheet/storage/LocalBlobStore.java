package dev.callsheet.storage;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Blobs as files of a directory, one file each. */
@Singleton
@Requires(property = "callsheet.storage.type", value = "local", defaultValue = "local")
final class LocalBlobStore implements BlobStore {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path root;
  private final Scratch arriving;
  private final DiskSpace space;

  @Inject
  LocalBlobStore(
      @Value("${callsheet.home:.callsheet}") String home,
      @Property(name = "callsheet.storage.directory") @Nullable String directory,
      DiskSpace space) {
    this(directory == null ? Path.of(home, "blobs") : Path.of(directory), space);
  }

  LocalBlobStore(Path directory, DiskSpace space) {
    this.space = space;
    this.root = directory.toAbsolutePath().normalize();
    this.arriving = new Scratch(root.resolve(".arriving"));
  }

  @PreDestroy
  void close() throws IOException {
    arriving.close();
  }

  @Override
  public void put(String key, InputStream content) throws IOException {
    put(key, content, 0);
  }

  /** Begins only where there is room for as many bytes as the content has at least. */
  private void put(String key, InputStream content, long leastBytes) throws IOException {
    var target = BlobKey.path(root, key);
    var temporary = temporaryFile();
    try {
      space.require(temporary, leastBytes);
      receive(content, temporary);
      publish(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public void put(String key, Path file) {
    try (var content = Files.newInputStream(file)) {
      put(key, content, Files.size(file));
    } catch (IOException exception) {
      throw unavailable(key, exception);
    }
  }

  @Override
  public void move(Path file, String key) {
    var target = BlobKey.path(root, key);
    try {
      if (!Files.exists(file)) {
        if (Files.exists(target)) {
          return;
        }
        throw new BlobNotFoundException(key);
      }
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      try {
        publish(file, target);
      } catch (AtomicMoveNotSupportedException otherFileSystem) {
        put(key, file);
        Files.deleteIfExists(file);
      }
    } catch (IOException exception) {
      throw unavailable(key, exception);
    }
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  public InputStream open(String key, long offset, long length) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(BlobKey.path(root, key), StandardOpenOption.READ);
      Ranges.check(offset, length, channel.size());
      channel.position(offset);
      return new LimitedInputStream(Channels.newInputStream(channel), length);
    } catch (NoSuchFileException exception) {
      throw missing(key, exception);
    } catch (IOException exception) {
      throw unavailable(key, exception);
    } catch (IllegalArgumentException exception) {
      closeQuietly(channel);
      throw exception;
    }
  }

  @Override
  public long size(String key) {
    try {
      return Files.size(BlobKey.path(root, key));
    } catch (NoSuchFileException exception) {
      throw missing(key, exception);
    } catch (IOException exception) {
      throw unavailable(key, exception);
    }
  }

  @Override
  public boolean exists(String key) {
    try {
      var _ = size(key);
      return true;
    } catch (BlobNotFoundException none) {
      return false;
    }
  }

  @Override
  public void delete(String key) {
    var path = BlobKey.path(root, key);
    try {
      if (Files.deleteIfExists(path)) {
        Directories.force(path.getParent());
      }
    } catch (IOException exception) {
      throw unavailable(key, exception);
    }
  }

  @Override
  public LocalCopy localCopy(String key) {
    // Unlike a look whether it exists, this tells a store that is out of reach.
    var _ = size(key);
    return LocalCopy.ofBlob(BlobKey.path(root, key));
  }

  private Path temporaryFile() {
    try {
      return arriving.newFile();
    } catch (IOException exception) {
      throw new StorageUnavailableException("No blob can be written", exception);
    }
  }

  /** A failure to read is the caller's and an {@link IOException}; a failure to write is ours. */
  private void receive(InputStream content, Path file) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var output =
            new ReservedOutputStream(Channels.newOutputStream(channel), space.reserve(file))) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        output.write(buffer, 0, count);
      }
      channel.force(true);
    }
  }

  private static void publish(Path file, Path target) throws IOException {
    Directories.create(target.getParent());
    PrivateFiles.keep(file);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Directories.force(target.getParent());
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** A key without a file holds nothing, unless the directory of all of them is away. */
  private StorageException missing(String key, NoSuchFileException cause) {
    return Files.isDirectory(root) ? new BlobNotFoundException(key) : unavailable(key, cause);
  }

  private static StorageUnavailableException unavailable(String key, IOException cause) {
    return new StorageUnavailableException("The blob " + key + " is out of reach", cause);
  }
}
