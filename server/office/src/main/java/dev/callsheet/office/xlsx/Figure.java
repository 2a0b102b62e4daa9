package dev.callsheet.office.xlsx;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.image.Image;

/** What is drawn on a sheet; sizes are in pixels, of which there are 96 to an inch. */
sealed interface Figure {
  int width();

  int height();

  /** A picture, which is not larger than it is by itself. */
  record Picture(Image image, String alternative, int width, int height) implements Figure {
    /** What nobody describes is at least called by its name. */
    public Picture {
      alternative = alternative.isBlank() ? image.name() : alternative;
    }

    /** A picture that fits there, and keeps its shape. */
    static Picture within(Image image, String alternative, int width, int height) {
      double scale =
          Math.min(1, Math.min((double) width / image.width(), (double) height / image.height()));
      return new Picture(
          image,
          alternative,
          Math.max(1, (int) Math.round(image.width() * scale)),
          Math.max(1, (int) Math.round(image.height() * scale)));
    }
  }

  /** A chart of the cells of a table. */
  record Chart(Block.Chart chart, int width, int height) implements Figure {}
}
