package dev.callsheet.office.chart;

import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STSchemeColorVal;

/** Text of charts, in the theme's font for everything that is not a heading. */
final class ChartText {
  private final ChartStyle style;

  ChartText(ChartStyle style) {
    this.style = style;
  }

  /** How the text of a part of the chart looks. */
  void form(CTTextBody body) {
    body.addNewBodyPr();
    var paragraph = body.addNewP();
    form(paragraph.addNewPPr().addNewDefRPr(), 1.0, false);
    paragraph.addNewEndParaRPr().setLang(language());
  }

  /**
   * Writes a title beside or above something.
   *
   * @param size of the text, as a share of that of all other text
   */
  void title(CTTitle title, String words, double size) {
    var body = title.addNewTx().addNewRich();
    body.addNewBodyPr();
    var paragraph = body.addNewP();
    form(paragraph.addNewPPr().addNewDefRPr(), size, size > 1);
    var run = paragraph.addNewR();
    var form = run.addNewRPr();
    form.setLang(language());
    form(form, size, size > 1);
    run.setT(words);
    title.addNewOverlay().setVal(false);
  }

  private void form(CTTextCharacterProperties form, double size, boolean bold) {
    form.setSz((int) Math.round(style.points() * size * 100));
    form.setB(bold);
    form.addNewSolidFill().addNewSchemeClr().setVal(STSchemeColorVal.TX_1);
    form.addNewLatin().setTypeface("+mn-lt");
    form.addNewEa().setTypeface("+mn-ea");
    form.addNewCs().setTypeface("+mn-cs");
  }

  private String language() {
    return style.locale().toLanguageTag();
  }
}
