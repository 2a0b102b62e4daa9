package dev.callsheet.office.chart;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.RelationshipType;
import java.io.IOException;

/** The charts of a text document or deck, each with its workbook. */
public final class ChartParts {
  private final PackageWriter file;
  private final String folder;
  private int charts;

  /**
   * Begins without any.
   *
   * @param folder below which they lie, as {@code /word/}
   */
  public ChartParts(PackageWriter file, String folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Writes a chart with its workbook; no other part is open then.
   *
   * @return the name of its part, for the relationship of the part that shows it
   */
  public String write(ChartValues chart, ChartStyle style) throws IOException {
    charts++;
    var part = folder + "charts/chart" + charts + ".xml";
    var workbookPart = folder + "embeddings/chart" + charts + ".xlsx";
    var workbook = new ChartWorkbook(chart);
    try (var stream = file.part(workbookPart, ContentType.WORKBOOK_FILE)) {
      workbook.write(stream);
    }
    var reference = file.relationships(part).part(RelationshipType.EMBEDDED_PACKAGE, workbookPart);
    try (var stream = file.part(part, ContentType.CHART)) {
      stream.write(ChartDrawing.bytes(ChartDrawing.of(chart, workbook, reference, style)));
    }
    return part;
  }
}
