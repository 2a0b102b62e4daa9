package dev.callsheet.tasks.file;

import java.util.List;

/**
 * A file with its parts.
 *
 * @param parts the main one first; one unless it is a folder, none while its upload is awaited
 */
public record MediaFile(StoredFile stored, List<FilePart> parts) {
  /** Copies the list. */
  public MediaFile {
    parts = List.copyOf(parts);
  }

  /** Returns its id. */
  public String id() {
    return stored.id();
  }

  /** Whether its bytes are there. */
  public boolean isReady() {
    return stored.state() == FileState.READY;
  }

  /** Whether it is several parts that refer to each other, such as a manifest and its segments. */
  public boolean isFolder() {
    return parts.size() > 1;
  }

  /**
   * Returns the part by which it is opened.
   *
   * @throws IllegalStateException while its upload is awaited
   */
  public FilePart main() {
    if (parts.isEmpty()) {
      throw new IllegalStateException(id() + " has no bytes yet");
    }
    return parts.getFirst();
  }
}
