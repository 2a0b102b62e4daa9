package dev.callsheet.office.ooxml;

import dev.callsheet.office.image.Image;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pictures of a package, each of them once. */
public final class Pictures {
  private static final String VECTOR_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

  private final PackageWriter file;
  private final String folder;
  private final Map<Image, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param folder where they lie, as {@code /word/media/}
   */
  public Pictures(PackageWriter file, String folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Refers to a picture.
   *
   * @param part where it is shown
   */
  public Blip show(Image image, String part) {
    int number = numbers.computeIfAbsent(image, _ -> numbers.size() + 1);
    var references = file.relationships(part);
    var raster = references.part(RelationshipType.IMAGE, raster(image, number));
    var vector =
        image.vector() == null ? null : references.part(RelationshipType.IMAGE, vector(number));
    return new Blip(raster, vector);
  }

  /** Writes those that are shown; no other part is open then. */
  public void write() throws IOException {
    for (var entry : numbers.entrySet()) {
      var image = entry.getKey();
      int number = entry.getValue();
      try (var content = image.content().open()) {
        file.copy(raster(image, number), type(image.format()), content);
      }
      var vector = image.vector();
      if (vector != null) {
        try (var content = vector.open()) {
          file.copy(vector(number), ContentType.SVG, content);
        }
      }
    }
  }

  private String raster(Image image, int number) {
    var extension =
        switch (image.format()) {
          case PNG -> ".png";
          case JPEG -> ".jpeg";
          case GIF -> ".gif";
        };
    return folder + "image" + number + extension;
  }

  private String vector(int number) {
    return folder + "image" + number + ".svg";
  }

  private static String type(Image.Format format) {
    return switch (format) {
      case PNG -> ContentType.PNG;
      case JPEG -> ContentType.JPEG;
      case GIF -> ContentType.GIF;
    };
  }

  /**
   * A picture as a part refers to it.
   *
   * @param raster the id of the relationship
   * @param vector that of the same picture as SVG; null where there is none
   */
  public record Blip(String raster, @Nullable String vector) {
    /** Writes {@code a:blip}; the part's root declares {@code a} and {@code r}. */
    public void write(XmlWriter xml) throws IOException {
      xml.start("a:blip", "r:embed", raster);
      if (vector != null) {
        xml.start("a:extLst");
        xml.start("a:ext", "uri", VECTOR_EXTENSION);
        xml.empty(
            "asvg:svgBlip",
            "xmlns:asvg",
            "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
            "r:embed",
            vector);
        xml.end().end();
      }
      xml.end();
    }
  }
}
