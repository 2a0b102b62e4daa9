package dev.callsheet.documents.upload;

import dev.callsheet.kernel.contract.FilePart;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.storage.Scratch;
import dev.callsheet.storage.StorageUnavailableException;
import dev.callsheet.storage.WorkFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Gives what came in a form a name, a hash and a path that programs can open. */
@Singleton
public final class Reception {
  private final Scratch scratch;
  private final DiskSpace space;

  Reception(Scratch scratch, DiskSpace space) {
    this.scratch = scratch;
    this.space = space;
  }

  /**
   * Takes a file of a form; whoever asks closes it.
   *
   * @throws StorageUnavailableException when there is no room for it
   */
  public ReceivedFile receive(FilePart part) {
    var folder = new WorkFolder(scratch);
    try {
      var taken = take(part, folder);
      return taken;
    } catch (IOException | RuntimeException failure) {
      discard(folder);
      throw failure instanceof RuntimeException unchecked
          ? unchecked
          : new StorageUnavailableException("An upload could not be copied", failure);
    }
  }

  private ReceivedFile take(FilePart part, WorkFolder folder) throws IOException {
    space.require(folder.path(), part.size());
    var file = folder.file("upload");
    var sha256 = copy(part, file);
    var name = FileName.of(part.filename());
    return new ReceivedFile(name.text(), part.size(), sha256, file, name.warnings(), folder);
  }

  private String copy(FilePart part, Path file) throws IOException {
    var digest = sha256();
    try (var content = part.open();
        var output =
            new DigestOutputStream(
                space.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                digest)) {
      content.transferTo(output);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has it
    }
  }

  /** The failure that brought us here is the one to report. */
  private static void discard(WorkFolder folder) {
    try {
      folder.close();
    } catch (IOException ignored) {
      // It goes with the process.
    }
  }
}
