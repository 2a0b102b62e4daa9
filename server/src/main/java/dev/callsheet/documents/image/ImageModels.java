package dev.callsheet.documents.image;

import dev.callsheet.api.documents.model.Image;
import dev.callsheet.api.documents.model.ImageKind;
import dev.callsheet.api.documents.model.ImagePage;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.page.Page;

/** Images as the contract writes them. */
final class ImageModels {
  private ImageModels() {}

  static Image image(StoredImage image) {
    return new Image(
        image.id(),
        image.fileName(),
        image.alt(),
        switch (image.kind()) {
          case PNG -> ImageKind.PNG;
          case JPEG -> ImageKind.JPEG;
          case GIF -> ImageKind.GIF;
          case WEBP -> ImageKind.WEBP;
          case SVG -> ImageKind.SVG;
        },
        image.kind().mediaType(),
        image.width(),
        image.height(),
        image.sizeBytes(),
        image.sha256(),
        DocumentsModels.warnings(image.warned()),
        image.createdAt());
  }

  static ImagePage page(Page<StoredImage> page) {
    return new ImagePage(page.items().stream().map(ImageModels::image).toList(), page.nextCursor());
  }
}
