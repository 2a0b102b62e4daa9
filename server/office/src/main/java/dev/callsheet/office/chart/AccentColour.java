package dev.callsheet.office.chart;

import org.openxmlformats.schemas.drawingml.x2006.main.CTSchemeColor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTSolidColorFillProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STSchemeColorVal;

/** The accents of the theme for one series after the other; from the seventh on, shades of them. */
final class AccentColour {
  private static final int ACCENTS = 6;

  /** Parts of 100,000: how much of the brightness stays, and how much is added. */
  private static final int[][] SHADES = {
    {100_000, 0}, {60_000, 0}, {60_000, 40_000}, {80_000, 0}, {80_000, 20_000}, {50_000, 0}
  };

  private AccentColour() {}

  /** Fills with the colour of a series or share, which counts from 0. */
  static void fill(CTSolidColorFillProperties fill, int number) {
    CTSchemeColor colour = fill.addNewSchemeClr();
    colour.setVal(STSchemeColorVal.Enum.forString("accent" + (number % ACCENTS + 1)));
    int[] shade = SHADES[number / ACCENTS % SHADES.length];
    if (shade[0] < 100_000) {
      colour.addNewLumMod().setVal(shade[0]);
    }
    if (shade[1] > 0) {
      colour.addNewLumOff().setVal(shade[1]);
    }
  }
}
