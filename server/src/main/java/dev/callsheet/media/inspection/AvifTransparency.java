package dev.callsheet.media.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Lays open the transparency of an AVIF, which ffmpeg does not read: it is a picture of its own.
 */
public final class AvifTransparency {
  private AvifTransparency() {}

  /**
   * Writes a copy of a still image that says of its transparency that this were the picture.
   *
   * @return whether it has any
   */
  public static boolean asPicture(Path avif, Path copy) throws IOException {
    AvifHead.Transparency transparency;
    try (var head = new Head(avif)) {
      transparency = AvifHead.transparency(head);
    } catch (EOFException cut) {
      return false;
    }
    if (transparency == null) {
      return false;
    }
    Files.copy(avif, copy, StandardCopyOption.REPLACE_EXISTING);
    try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
      file.seek(transparency.place());
      if (transparency.bytes() == 4) {
        file.writeInt((int) transparency.item());
      } else {
        file.writeShort((int) transparency.item());
      }
    }
    return true;
  }
}
