package dev.callsheet.upload;

import dev.callsheet.storage.Directories;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.PrivateFiles;
import dev.callsheet.storage.Reservation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;

/** The directory of contents under way, one file each. */
final class Spool {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private final Path directory;
  private final DiskSpace space;

  Spool(Path directory, DiskSpace space) {
    this.directory = directory.toAbsolutePath().normalize();
    this.space = space;
  }

  static boolean isId(String uploadId) {
    return ID.matcher(uploadId).matches();
  }

  Path file(String uploadId) {
    if (!isId(uploadId)) {
      throw new IllegalArgumentException("Not an upload's id: " + uploadId);
    }
    return directory.resolve(uploadId);
  }

  Path lockFile() throws IOException {
    Directories.create(directory);
    return directory.resolve(".writers");
  }

  /** Opens the content for reading and writing; a new file's name is durable on return. */
  FileChannel open(String uploadId) throws IOException {
    Directories.create(directory);
    boolean fresh = !Files.exists(file(uploadId));
    var channel =
        PrivateFiles.open(
            file(uploadId),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (fresh) {
      Directories.force(directory);
    }
    return channel;
  }

  void delete(String uploadId) throws IOException {
    Files.deleteIfExists(file(uploadId));
  }

  boolean full() throws IOException {
    return space.isShort(directory);
  }

  Reservation reserve() throws IOException {
    return space.reserve(directory);
  }

  static void write(FileChannel channel, byte[] bytes, int length, long position)
      throws IOException {
    var buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }

  static byte[] head(FileChannel channel, int length) throws IOException {
    var head = ByteBuffer.allocate(length);
    while (head.hasRemaining()) {
      if (channel.read(head, head.position()) < 0) {
        throw new IOException("The content is shorter than recorded");
      }
    }
    return head.array();
  }
}
