package dev.callsheet.office.chart;

import dev.callsheet.office.document.ChartKind;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumFmt;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScaling;
import org.openxmlformats.schemas.drawingml.x2006.chart.STAxPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STCrossBetween;
import org.openxmlformats.schemas.drawingml.x2006.chart.STCrosses;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLblAlgn;
import org.openxmlformats.schemas.drawingml.x2006.chart.STOrientation;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickMark;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTimeUnit;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STSchemeColorVal;

/** The axes of a chart. */
final class ChartAxes {
  /** The number of the axis along which points stand. */
  static final long ACROSS = 1;

  /** The number of the axis along which values are measured. */
  static final long UP = 2;

  private static final int HAIRLINE = 9_525;
  private static final double WHOLE = 100;

  private final ChartValues chart;
  private final ChartText text;

  ChartAxes(ChartValues chart, ChartText text) {
    this.chart = chart;
    this.text = text;
  }

  /** Draws an axis of names or of time, and one of values. */
  void ofCategories(CTPlotArea area) {
    switch (chart.category()) {
      case ChartValues.Names _ -> names(area, null, null);
      case ChartValues.Numbers numbers -> {
        if (numbers.time() == null) {
          names(area, numbers.format(), numbers.name());
        } else {
          time(area, numbers.format(), numbers.time());
        }
      }
    }
    values(area);
  }

  /** Draws two axes of numbers. */
  void ofNumbers(CTPlotArea area) {
    var axis = area.addNewValAx();
    axis.addNewAxId().setVal(ACROSS);
    forward(axis.addNewScaling());
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(STAxPos.B);
    if (!chart.category().name().isBlank()) {
      text.title(axis.addNewTitle(), chart.category().name(), 1.0);
    }
    format(
        axis.addNewNumFmt(),
        switch (chart.category()) {
          case ChartValues.Names _ -> "General";
          case ChartValues.Numbers numbers -> numbers.format();
        });
    axis.addNewMajorTickMark().setVal(STTickMark.OUT);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    axis.addNewTickLblPos().setVal(STTickLblPos.LOW);
    line(axis.addNewSpPr());
    axis.addNewCrossAx().setVal(UP);
    axis.addNewCrosses().setVal(STCrosses.AUTO_ZERO);
    axis.addNewCrossBetween().setVal(STCrossBetween.MID_CAT);
    values(area);
  }

  private void names(CTPlotArea area, @Nullable String format, @Nullable String title) {
    var axis = area.addNewCatAx();
    axis.addNewAxId().setVal(ACROSS);
    along(axis.addNewScaling());
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(lying() ? STAxPos.L : STAxPos.B);
    // Numbers without a name say little; names and days speak for themselves.
    if (title != null && "General".equals(format) && !title.isBlank()) {
      text.title(axis.addNewTitle(), title, 1.0);
    }
    format(axis.addNewNumFmt(), format == null ? "General" : format);
    axis.addNewMajorTickMark().setVal(STTickMark.NONE);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    axis.addNewTickLblPos().setVal(STTickLblPos.LOW);
    line(axis.addNewSpPr());
    axis.addNewCrossAx().setVal(UP);
    axis.addNewCrosses().setVal(STCrosses.AUTO_ZERO);
    axis.addNewAuto().setVal(false);
    axis.addNewLblAlgn().setVal(STLblAlgn.CTR);
    axis.addNewLblOffset().setVal(100);
    axis.addNewNoMultiLvlLbl().setVal(true);
  }

  private void time(CTPlotArea area, String format, ChartValues.TimeUnit unit) {
    var axis = area.addNewDateAx();
    axis.addNewAxId().setVal(ACROSS);
    along(axis.addNewScaling());
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(lying() ? STAxPos.L : STAxPos.B);
    format(
        axis.addNewNumFmt(),
        switch (unit) {
          case DAYS -> format;
          case MONTHS -> "yyyy\\-mm";
          case YEARS -> "yyyy";
        });
    axis.addNewMajorTickMark().setVal(STTickMark.OUT);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    axis.addNewTickLblPos().setVal(STTickLblPos.LOW);
    line(axis.addNewSpPr());
    axis.addNewCrossAx().setVal(UP);
    axis.addNewCrosses().setVal(STCrosses.AUTO_ZERO);
    axis.addNewAuto().setVal(false);
    axis.addNewLblOffset().setVal(100);
    axis.addNewBaseTimeUnit()
        .setVal(
            switch (unit) {
              case DAYS -> STTimeUnit.DAYS;
              case MONTHS -> STTimeUnit.MONTHS;
              case YEARS -> STTimeUnit.YEARS;
            });
  }

  private void values(CTPlotArea area) {
    var axis = area.addNewValAx();
    axis.addNewAxId().setVal(UP);
    forward(axis.addNewScaling());
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(lying() ? STAxPos.B : STAxPos.L);
    faint(axis.addNewMajorGridlines().addNewSpPr());
    // The legend names the series if there are several.
    var first = chart.series().getFirst();
    if (chart.series().size() == 1 && !first.name().equals(chart.title())) {
      text.title(axis.addNewTitle(), first.name(), 1.0);
    }
    format(axis.addNewNumFmt(), scale(first));
    axis.addNewMajorTickMark().setVal(STTickMark.NONE);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    axis.addNewTickLblPos().setVal(STTickLblPos.NEXT_TO);
    axis.addNewSpPr().addNewLn().addNewNoFill();
    axis.addNewCrossAx().setVal(ACROSS);
    // Bars begin at the top, where their axis of values is not wanted.
    axis.addNewCrosses().setVal(lying() ? STCrosses.MAX : STCrosses.AUTO_ZERO);
    axis.addNewCrossBetween()
        .setVal(
            switch (chart.kind()) {
              case AREA, SCATTER -> STCrossBetween.MID_CAT;
              case BAR, COLUMN, LINE, PIE, DOUGHNUT -> STCrossBetween.BETWEEN;
            });
  }

  /** Large values are measured without decimal places. */
  private static String scale(ChartValues.Series series) {
    double largest = 0;
    for (var value : series.values()) {
      largest = Math.max(largest, value == null ? 0 : Math.abs(value));
    }
    return largest < WHOLE ? series.format() : series.format().replaceFirst("0\\.0+", "0");
  }

  private boolean lying() {
    return chart.kind() == ChartKind.BAR;
  }

  private void along(CTScaling scaling) {
    scaling.addNewOrientation().setVal(lying() ? STOrientation.MAX_MIN : STOrientation.MIN_MAX);
  }

  private static void forward(CTScaling scaling) {
    scaling.addNewOrientation().setVal(STOrientation.MIN_MAX);
  }

  private static void format(CTNumFmt numbers, String format) {
    numbers.setFormatCode(format);
    numbers.setSourceLinked(false);
  }

  private static void line(CTShapeProperties form) {
    var line = form.addNewLn();
    line.setW(HAIRLINE);
    line.addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.TX_2);
  }

  private static void faint(CTShapeProperties form) {
    var line = form.addNewLn();
    line.setW(HAIRLINE);
    var colour = line.addNewSolidFill().addNewSchemeClr();
    colour.setVal(STSchemeColorVal.TX_1);
    colour.addNewLumMod().setVal(15_000);
    colour.addNewLumOff().setVal(85_000);
  }
}
