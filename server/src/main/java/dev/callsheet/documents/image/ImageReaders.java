package dev.callsheet.documents.image;

import dev.callsheet.documents.DocumentsSettings;
import dev.callsheet.office.image.ImageReader;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The one reader of pictures, which holds no more pixels in memory than one picture may have. */
@Factory
final class ImageReaders {
  @Singleton
  ImageReader reader(DocumentsSettings settings) {
    return new ImageReader(settings.drawingDeadline());
  }
}
