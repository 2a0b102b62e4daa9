package dev.callsheet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the user of this server may read, where its file system knows users. */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Opens a file; one that is created is private from the first. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER))
        : FileChannel.open(file, options, new FileAttribute<?>[0]);
  }

  /**
   * Creates a file with a text, unless there is one. Its name is linked to a file that is complete
   * and on the disk.
   *
   * @return whether it was created
   */
  public static boolean create(Path file, String text) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    Directories.create(directory);
    // For its owner alone, as all temporary files are.
    var complete = Files.createTempFile(directory, "new-", ".part");
    try {
      try (var channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      Files.createLink(file, complete);
    } catch (FileAlreadyExistsException lost) {
      return false;
    } finally {
      Files.delete(complete);
    }
    Directories.force(directory);
    return true;
  }

  /** Makes a file private that another program wrote. */
  static void keep(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !view.readAttributes().permissions().equals(OWNER)) {
      view.setPermissions(OWNER);
    }
  }
}
