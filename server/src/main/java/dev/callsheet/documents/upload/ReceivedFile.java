package dev.callsheet.documents.upload;

import dev.callsheet.office.warning.Warning;
import dev.callsheet.storage.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that has arrived, in a folder of its own that is deleted when this is closed.
 *
 * @param name 1 to 255 code points, neither a path nor a control character in them
 * @param sha256 of its bytes, in hexadecimal
 * @param path where it lies, until somebody moves it
 * @param warnings what its name had to give
 * @param folder which has room for what is made of it
 */
public record ReceivedFile(
    String name,
    long sizeBytes,
    String sha256,
    Path path,
    List<Warning> warnings,
    WorkFolder folder)
    implements AutoCloseable {
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
