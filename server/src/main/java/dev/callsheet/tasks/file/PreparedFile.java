package dev.callsheet.tasks.file;

import java.util.List;

/** A file whose blobs are in the store and that is nobody's yet. */
public record PreparedFile(NewFile file, List<Blob> blobs) {
  /**
   * The blob of a part.
   *
   * @param sha256 of its bytes, in hexadecimal
   */
  record Blob(String name, String mediaType, long sizeBytes, String sha256, String key) {}

  /** Copies the list. */
  public PreparedFile {
    blobs = List.copyOf(blobs);
  }
}
