package dev.callsheet.office.docx;

import dev.callsheet.office.chart.ChartParts;
import dev.callsheet.office.chart.ChartStyle;
import dev.callsheet.office.chart.ChartValues;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.RelationshipType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The charts of a document, which are parts before its text shows them. */
final class Charts {
  /** The size of their text, in points. */
  private static final int POINTS = 10;

  private final Iterator<Shown> shown;

  /**
   * A chart as the text shows it.
   *
   * @param relationship the id of the body's relationship to its part
   */
  record Shown(String relationship, String alternative) {}

  private Charts(List<Shown> shown) {
    this.shown = shown.iterator();
  }

  /** Writes the parts of all charts. */
  static Charts write(Draft draft) throws IOException {
    var order = draft.order();
    var locale = order.document().metadata().locale();
    var style = new ChartStyle(null, locale, POINTS);
    var parts = new ChartParts(draft.file(), "/word/");
    var shown = new ArrayList<Shown>();
    for (var blocks = new Blocks(order.document().blocks()); blocks.hasNext(); ) {
      switch (blocks.next()) {
        case Block.Heading heading -> draft.at(Line.of(heading.text()).words());
        case Block.Chart chart -> {
          var values = ChartValues.read(chart, locale, order.warnings(), draft.where());
          var part = parts.write(values, style);
          shown.add(
              new Shown(
                  draft.file().relationships(Draft.BODY).part(RelationshipType.CHART, part),
                  values.alternative()));
          draft.done(chart.data().rows());
        }
        case Block.Paragraph _,
            Block.Listing _,
            Block.Table _,
            Block.Picture _,
            Block.Quotation _,
            Block.Code _,
            Block.Contents _,
            Block.PageBreak _,
            Block.Rule _,
            Block.Notes _ -> {}
      }
    }
    draft.at(null);
    return new Charts(shown);
  }

  /** The next one, in reading order. */
  Shown next() {
    return shown.next();
  }
}
