package dev.callsheet.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Directories whose entries survive a crash of the machine. */
public final class Directories {
  private Directories() {}

  /** Creates the directory and its parents, and makes the new entries durable. */
  public static void create(@Nullable Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    var parent = directory.toAbsolutePath().getParent();
    create(parent);
    Files.createDirectories(directory);
    force(parent);
  }

  /** Makes entries created, renamed or deleted in the directory durable. */
  public static void force(@Nullable Path directory) throws IOException {
    // Windows cannot open a directory, and needs no such call.
    if (directory == null || directory.getFileSystem().getSeparator().equals("\\")) {
      return;
    }
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
