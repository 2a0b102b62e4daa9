package dev.callsheet.office.image;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that every office program shows: a PNG, JPEG or GIF that stands upright.
 *
 * @param name of the file that it was read from
 * @param width in pixels, as it is seen; the content of one with a vector may have more
 * @param height in pixels, as it is seen; the content of one with a vector may have more
 * @param vector the same picture as SVG, for the programs that show those; null where there is none
 */
public record Image(
    String name, Format format, int width, int height, Content content, @Nullable Content vector) {
  /** Refuses a picture without an area. */
  public Image {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has an area: " + width + " x " + height);
    }
  }

  /** The forms of pictures that every office program shows. */
  public enum Format {
    PNG,
    JPEG,
    GIF
  }

  /** The bytes of a file, read as often as one likes. */
  @FunctionalInterface
  public interface Content {
    /** Reads it from its first byte on. */
    InputStream open() throws IOException;
  }
}
