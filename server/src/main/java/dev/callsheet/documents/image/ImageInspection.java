package dev.callsheet.documents.image;

import dev.callsheet.database.JsonColumn;
import dev.callsheet.documents.upload.ReceivedFile;
import dev.callsheet.office.image.ImageOutcome;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;

/** What a look at a picture says. */
sealed interface ImageInspection {
  /**
   * It was read.
   *
   * @param warnings as JSON
   */
  record Readable(PictureKind kind, int width, int height, String warnings)
      implements ImageInspection {}

  /** It cannot be read; the message says why, and what would help. */
  record Unreadable(String message) implements ImageInspection {}

  /** Reads a picture as whole as a document would need it. */
  static ImageInspection of(ReceivedFile received, ImageReader reader)
      throws IOException, InterruptedException {
    return switch (reader.read(received.path(), received.name(), received.folder().path())) {
      case ImageOutcome.Refused(_, var message) -> new Unreadable(message);
      case ImageOutcome.Accepted(var image, var warned) -> {
        var warnings = new Warnings();
        received
            .warnings()
            .forEach(each -> warnings.add(each.code(), each.message(), each.where()));
        warned.forEach(each -> warnings.add(each.code(), each.message(), each.where()));
        yield new Readable(
            PictureKind.of(received.path(), image),
            image.width(),
            image.height(),
            JsonColumn.write(warnings.all()));
      }
    };
  }
}
