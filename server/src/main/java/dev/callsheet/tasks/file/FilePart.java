package dev.callsheet.tasks.file;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.regex.Pattern;

/**
 * One of the blobs that a file is made of.
 *
 * @param position 0 for the main one, by which the file is opened
 * @param name unique within the file, by which the others refer to it: letters, digits, dots,
 *     hyphens and underscores, never what a caller calls it
 * @param sha256 of its bytes, in hexadecimal
 * @param blobKey where its bytes are
 */
@MappedEntity("tasks_file_part")
public record FilePart(
    String fileId,
    int position,
    String name,
    String mediaType,
    long sizeBytes,
    String sha256,
    @Id String blobKey) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** Whether a part may have this name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
