package notes.client.api;

import java.nio.file.Path;

/**
 * A file in a form.
 *
 * @param filename what the server is told that it is called
 * @param mediaType of its content
 */
public record FilePart(String filename, String mediaType, BinaryContent content) {

  /** Takes a file as it is called. */
  public static FilePart of(String mediaType, Path file) {
    return new FilePart(String.valueOf(file.getFileName()), mediaType, BinaryContent.of(file));
  }
}
