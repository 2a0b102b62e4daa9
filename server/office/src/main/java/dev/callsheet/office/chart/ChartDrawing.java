package dev.callsheet.office.chart;

import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.ooxml.CharacterFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.xmlbeans.XmlOptions;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTAxDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPieSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTSerTx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.chart.STBarDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.STBarGrouping;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDispBlanksAs;
import org.openxmlformats.schemas.drawingml.x2006.chart.STGrouping;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLegendPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STMarkerStyle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STScatterStyle;
import org.openxmlformats.schemas.drawingml.x2006.main.CTLineProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STLineCap;
import org.openxmlformats.schemas.drawingml.x2006.main.STSchemeColorVal;

/** A chart as the part of an office file that draws it, with copies of the values of its cells. */
public final class ChartDrawing {
  /** The width of lines, in English metric units. */
  private static final int LINE = 28_575;

  private static final int HAIRLINE = 9_525;

  /** With more points than this, markers hide the line. */
  private static final int MARKED_POINTS = 40;

  /** With more shares than this, their labels hide each other. */
  private static final int LABELLED_SHARES = 10;

  /** With more shares than this, their list leaves no room for them. */
  private static final int LISTED_SHARES = 30;

  private final ChartValues chart;
  private final CellRanges cells;
  private final ChartStyle style;
  private final ChartText text;

  private ChartDrawing(ChartValues chart, CellRanges cells, ChartStyle style) {
    this.chart = chart;
    this.cells = cells;
    this.style = style;
    text = new ChartText(style);
  }

  /**
   * Draws a chart whose cells stand in the same file.
   *
   * @param cells where they stand
   */
  public static ChartSpaceDocument of(ChartValues chart, CellRanges cells, ChartStyle style) {
    return new ChartDrawing(chart, cells, style).draw(null);
  }

  /**
   * Draws a chart whose cells stand in the workbook that it carries.
   *
   * @param relationship the id of the chart part's relationship to the part with the workbook
   */
  public static ChartSpaceDocument of(
      ChartValues chart, ChartWorkbook workbook, String relationship, ChartStyle style) {
    return new ChartDrawing(chart, workbook, style).draw(relationship);
  }

  /** The bytes of the part. */
  public static byte[] bytes(ChartSpaceDocument drawing) throws IOException {
    var options = new XmlOptions();
    options.setSaveOuter();
    options.setUseDefaultNamespace();
    options.setSaveAggressiveNamespaces();
    options.setSaveSuggestedPrefixes(
        Map.of(
            "http://schemas.openxmlformats.org/drawingml/2006/main",
            "a",
            "http://schemas.openxmlformats.org/drawingml/2006/chart",
            "c",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "r"));
    options.setCharacterEncoding("UTF-8");
    var bytes = new ByteArrayOutputStream();
    drawing.save(bytes, options);
    return bytes.toByteArray();
  }

  private ChartSpaceDocument draw(@Nullable String workbook) {
    var document = ChartSpaceDocument.Factory.newInstance();
    var space = document.addNewChartSpace();
    space.addNewDate1904().setVal(false);
    space.addNewLang().setVal(style.locale().toLanguageTag());
    space.addNewRoundedCorners().setVal(false);
    var part = space.addNewChart();
    var title = style.title();
    if (title == null) {
      part.addNewAutoTitleDeleted().setVal(true);
    } else {
      text.title(part.addNewTitle(), title, 1.2);
      part.addNewAutoTitleDeleted().setVal(false);
    }
    var area = part.addNewPlotArea();
    area.addNewLayout();
    plot(area);
    legend(part);
    part.addNewPlotVisOnly().setVal(true);
    part.addNewDispBlanksAs().setVal(STDispBlanksAs.GAP);
    text.form(space.addNewTxPr());
    if (workbook != null) {
      var data = space.addNewExternalData();
      data.setId(workbook);
      data.addNewAutoUpdate().setVal(false);
    }
    return document;
  }

  private void legend(CTChart part) {
    boolean shares =
        switch (chart.kind()) {
          case PIE, DOUGHNUT -> true;
          case BAR, COLUMN, LINE, AREA, SCATTER -> false;
        };
    if (shares ? chart.category().points() > LISTED_SHARES : chart.series().size() < 2) {
      return;
    }
    var legend = part.addNewLegend();
    legend.addNewLegendPos().setVal(shares ? STLegendPos.R : STLegendPos.B);
    legend.addNewOverlay().setVal(false);
  }

  private void plot(CTPlotArea area) {
    switch (chart.kind()) {
      case BAR -> bars(area, STBarDir.BAR);
      case COLUMN -> bars(area, STBarDir.COL);
      case LINE -> lines(area);
      case AREA -> areas(area);
      case PIE -> pie(area);
      case DOUGHNUT -> doughnut(area);
      case SCATTER -> scatter(area);
    }
  }

  private void bars(CTPlotArea area, STBarDir.Enum direction) {
    var bars = area.addNewBarChart();
    bars.addNewBarDir().setVal(direction);
    bars.addNewGrouping().setVal(STBarGrouping.CLUSTERED);
    bars.addNewVaryColors().setVal(false);
    for (int number = 0; number < chart.series().size(); number++) {
      var series = bars.addNewSer();
      series.addNewIdx().setVal(number);
      series.addNewOrder().setVal(number);
      name(series.addNewTx(), number);
      AccentColour.fill(series.addNewSpPr().addNewSolidFill(), number);
      series.addNewInvertIfNegative().setVal(false);
      categories(series.addNewCat());
      values(series.addNewVal(), number);
    }
    bars.addNewGapWidth().setVal(60);
    bars.addNewAxId().setVal(ChartAxes.ACROSS);
    bars.addNewAxId().setVal(ChartAxes.UP);
    axes().ofCategories(area);
  }

  private void lines(CTPlotArea area) {
    var lines = area.addNewLineChart();
    lines.addNewGrouping().setVal(STGrouping.STANDARD);
    lines.addNewVaryColors().setVal(false);
    for (int number = 0; number < chart.series().size(); number++) {
      var series = lines.addNewSer();
      series.addNewIdx().setVal(number);
      series.addNewOrder().setVal(number);
      name(series.addNewTx(), number);
      line(series.addNewSpPr().addNewLn(), number);
      if (chart.category().points() <= MARKED_POINTS) {
        marker(series.addNewMarker(), number);
      } else {
        series.addNewMarker().addNewSymbol().setVal(STMarkerStyle.NONE);
      }
      categories(series.addNewCat());
      values(series.addNewVal(), number);
      series.addNewSmooth().setVal(false);
    }
    lines.addNewMarker().setVal(true);
    lines.addNewAxId().setVal(ChartAxes.ACROSS);
    lines.addNewAxId().setVal(ChartAxes.UP);
    axes().ofCategories(area);
  }

  private void areas(CTPlotArea area) {
    var areas = area.addNewAreaChart();
    areas
        .addNewGrouping()
        .setVal(chart.series().size() > 1 ? STGrouping.STACKED : STGrouping.STANDARD);
    areas.addNewVaryColors().setVal(false);
    for (int number = 0; number < chart.series().size(); number++) {
      var series = areas.addNewSer();
      series.addNewIdx().setVal(number);
      series.addNewOrder().setVal(number);
      name(series.addNewTx(), number);
      AccentColour.fill(series.addNewSpPr().addNewSolidFill(), number);
      categories(series.addNewCat());
      values(series.addNewVal(), number);
    }
    areas.addNewAxId().setVal(ChartAxes.ACROSS);
    areas.addNewAxId().setVal(ChartAxes.UP);
    axes().ofCategories(area);
  }

  private void scatter(CTPlotArea area) {
    var scatter = area.addNewScatterChart();
    scatter.addNewScatterStyle().setVal(STScatterStyle.LINE_MARKER);
    scatter.addNewVaryColors().setVal(false);
    for (int number = 0; number < chart.series().size(); number++) {
      var series = scatter.addNewSer();
      series.addNewIdx().setVal(number);
      series.addNewOrder().setVal(number);
      name(series.addNewTx(), number);
      series.addNewSpPr().addNewLn().addNewNoFill();
      marker(series.addNewMarker(), number);
      categories(series.addNewXVal());
      values(series.addNewYVal(), number);
      series.addNewSmooth().setVal(false);
    }
    scatter.addNewAxId().setVal(ChartAxes.ACROSS);
    scatter.addNewAxId().setVal(ChartAxes.UP);
    axes().ofNumbers(area);
  }

  private void pie(CTPlotArea area) {
    var pie = area.addNewPieChart();
    pie.addNewVaryColors().setVal(true);
    shares(pie.addNewSer());
    pie.addNewFirstSliceAng().setVal(0);
  }

  private void doughnut(CTPlotArea area) {
    var doughnut = area.addNewDoughnutChart();
    doughnut.addNewVaryColors().setVal(true);
    shares(doughnut.addNewSer());
    doughnut.addNewFirstSliceAng().setVal(0);
    doughnut.addNewHoleSize().setVal((short) 55);
  }

  private void shares(CTPieSer series) {
    series.addNewIdx().setVal(0);
    series.addNewOrder().setVal(0);
    name(series.addNewTx(), 0);
    for (int share = 0; share < chart.category().points(); share++) {
      var point = series.addNewDPt();
      point.addNewIdx().setVal(share);
      point.addNewBubble3D().setVal(false);
      var form = point.addNewSpPr();
      AccentColour.fill(form.addNewSolidFill(), share);
      border(form);
    }
    if (chart.category().points() <= LABELLED_SHARES) {
      var labels = series.addNewDLbls();
      labels(labels);
      // Outside, they would be as light as the paper; those of a ring are never outside.
      if (chart.kind() == ChartKind.PIE) {
        labels.addNewDLblPos().setVal(STDLblPos.IN_END);
      }
    }
    categories(series.addNewCat());
    values(series.addNewVal(), 0);
  }

  /** Each share is labelled with its part of the whole. */
  private void labels(CTDLbls labels) {
    var format = labels.addNewNumFmt();
    format.setFormatCode("0%");
    format.setSourceLinked(false);
    labels.addNewSpPr().addNewNoFill();
    var body = labels.addNewTxPr();
    text.form(body);
    // The shares are as dark as other text is.
    body.getPArray(0)
        .getPPr()
        .getDefRPr()
        .getSolidFill()
        .getSchemeClr()
        .setVal(STSchemeColorVal.BG_1);
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(false);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(false);
    labels.addNewShowPercent().setVal(true);
    labels.addNewShowBubbleSize().setVal(false);
    labels.addNewShowLeaderLines().setVal(false);
  }

  private static void border(CTShapeProperties form) {
    var line = form.addNewLn();
    line.setW(HAIRLINE * 2);
    line.addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.BG_1);
  }

  private static void line(CTLineProperties line, int number) {
    line.setW(LINE);
    line.setCap(STLineCap.RND);
    AccentColour.fill(line.addNewSolidFill(), number);
    line.addNewRound();
  }

  private static void marker(CTMarker marker, int number) {
    marker.addNewSymbol().setVal(STMarkerStyle.CIRCLE);
    marker.addNewSize().setVal((short) 6);
    var form = marker.addNewSpPr();
    AccentColour.fill(form.addNewSolidFill(), number);
    var line = form.addNewLn();
    line.setW(HAIRLINE);
    AccentColour.fill(line.addNewSolidFill(), number);
  }

  private ChartAxes axes() {
    return new ChartAxes(chart, text);
  }

  private void name(CTSerTx name, int number) {
    strings(name.addNewStrRef(), cells.name(number), List.of(chart.series().get(number).name()));
  }

  private void categories(CTAxDataSource source) {
    switch (chart.category()) {
      case ChartValues.Names names ->
          strings(source.addNewStrRef(), cells.categories(), names.names());
      case ChartValues.Numbers numbers ->
          numbers(source.addNewNumRef(), cells.categories(), numbers.numbers(), numbers.format());
    }
  }

  private void values(CTNumDataSource source, int number) {
    var series = chart.series().get(number);
    numbers(source.addNewNumRef(), cells.values(number), series.values(), series.format());
  }

  private static void strings(CTStrRef reference, String formula, List<String> strings) {
    reference.setF(formula);
    var cache = reference.addNewStrCache();
    cache.addNewPtCount().setVal(strings.size());
    for (int position = 0; position < strings.size(); position++) {
      var point = cache.addNewPt();
      point.setIdx(position);
      point.setV(CharacterFilter.escaped(strings.get(position)));
    }
  }

  private static void numbers(
      CTNumRef reference, String formula, List<@Nullable Double> numbers, String format) {
    reference.setF(formula);
    var cache = reference.addNewNumCache();
    cache.setFormatCode(format);
    cache.addNewPtCount().setVal(numbers.size());
    for (int position = 0; position < numbers.size(); position++) {
      var number = numbers.get(position);
      if (number != null) {
        var point = cache.addNewPt();
        point.setIdx(position);
        point.setV(NumberText.of(Objects.requireNonNull(number)));
      }
    }
  }
}
