package dev.callsheet.office.docx;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.Objects;

/** Writes pictures and charts, each in a paragraph with a caption below. */
final class FigureWriter {
  /** What a picture leaves free of a page, for its caption. */
  private static final int CAPTION_HEIGHT = 1_100;

  private static final int CHART_WIDTH = 9_070;
  private static final int CHART_HEIGHT = 5_000;

  private final Draft draft;
  private final XmlWriter xml;
  private final Flow flow;
  private final Charts charts;
  private final Captions captions;
  private final DrawingWriter drawings;

  FigureWriter(Draft draft, XmlWriter xml, Flow flow, Charts charts, Captions captions) {
    this.draft = draft;
    this.xml = xml;
    this.flow = flow;
    this.charts = charts;
    this.captions = captions;
    this.drawings = new DrawingWriter(draft, xml);
  }

  void chart(Block.Chart chart, Spot spot, Page page) throws IOException {
    var shown = charts.next();
    int width = Math.min(CHART_WIDTH, page.textWidth() - spot.indent());
    int height = (int) ((long) CHART_HEIGHT * width / CHART_WIDTH);
    var size = new Extent((long) width * Extent.PER_TWIP, (long) height * Extent.PER_TWIP);
    start(spot);
    drawings.chart(shown.relationship(), shown.alternative(), size);
    xml.end();
    caption(Objects.requireNonNullElse(chart.title(), ""), spot);
  }

  void picture(Block.Picture picture, Spot spot, Page page) throws IOException {
    var alternative = picture.alternative();
    if (alternative.isBlank()) {
      alternative = picture.image().name();
      draft.warn(
          "picture_without_description",
          "A picture has no words for those who do not see it; the name of its file stands there.");
    }
    var size =
        Extent.within(
            picture.image(), page.textWidth() - spot.indent(), page.textHeight() - CAPTION_HEIGHT);
    start(spot);
    drawings.picture(picture.image(), alternative, size, Draft.BODY);
    xml.end();
    caption(picture.alternative(), spot);
  }

  /**
   * Opens a paragraph that runs from left to right, for some programs turn the words of a chart
   * with that.
   */
  private void start(Spot spot) throws IOException {
    var figure = flow.next("Figure").keepNext();
    if (draft.rightToLeft()) {
      figure.turned(false).aligned("right");
    } else {
      figure.placed(spot);
    }
    figure.start(xml);
  }

  private void caption(String name, Spot spot) throws IOException {
    captions.figure(flow.next("Caption").placed(spot), name);
  }
}
