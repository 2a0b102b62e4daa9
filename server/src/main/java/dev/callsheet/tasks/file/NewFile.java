package dev.callsheet.tasks.file;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that a task made, on the disk of this node.
 *
 * @param name what people will call it; 1 to 255 code points
 * @param parts the main one first; at least one, each under a name of its own
 * @param width and {@code height}: in pixels, where it has a picture
 * @param durationMs where it has one
 */
public record NewFile(
    String name,
    List<Part> parts,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMs) {
  /**
   * One part.
   *
   * @param name by which the other parts refer to it: letters, digits, dots, hyphens and
   *     underscores
   * @param path where it lies; it is moved from there
   */
  public record Part(String name, String mediaType, Path path) {
    /** Refuses names that no URL could end with. */
    public Part {
      if (!FilePart.isName(name)) {
        throw new IllegalArgumentException("A part cannot be called " + name);
      }
    }
  }

  /** Refuses what would be no file. */
  public NewFile {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A file without parts");
    }
    var names = new HashSet<String>();
    for (var part : parts) {
      if (!names.add(part.name())) {
        throw new IllegalArgumentException("Two parts are called " + part.name());
      }
    }
  }
}
