package dev.callsheet.documents.image;

import dev.callsheet.office.image.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a picture was uploaded as. */
public enum PictureKind {
  PNG("image/png"),
  JPEG("image/jpeg"),
  GIF("image/gif"),
  WEBP("image/webp"),
  SVG("image/svg+xml");

  private static final int LOOK = 12;

  private final String mediaType;

  PictureKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its registered media type. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The kind of a file.
   *
   * @param read what was read of it
   */
  static PictureKind of(Path file, Image read) throws IOException {
    if (read.vector() != null) {
      return SVG;
    }
    try (var content = Files.newInputStream(file)) {
      var beginning = new String(content.readNBytes(LOOK), StandardCharsets.ISO_8859_1);
      if (beginning.startsWith("RIFF")) {
        return WEBP;
      }
      if (beginning.startsWith("GIF8")) {
        return GIF;
      }
      return beginning.startsWith("PNG", 1) ? PNG : JPEG;
    }
  }
}
