package dev.callsheet.office.docx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.docx.TableLayout.Size;
import dev.callsheet.office.docx.TableLayout.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a table into the width of a page: first smaller, then on its side, then in slices. */
final class TableFitting {
  /** As many as Word takes. */
  private static final int MOST_COLUMNS = 63;

  /** What the margins of a cell take, in twentieths of a point. */
  private static final int MARGINS = 200;

  /** Text of more characters is broken into lines. */
  private static final int UNBROKEN_TEXT = 12;

  /** The longest name that stands unbroken above narrow numbers. */
  private static final int UNBROKEN_NAME = 10;

  /** The longest number that stands unbroken. */
  private static final int UNBROKEN_NUMBER = 30;

  /** A column that is wider makes no text easier to read. */
  private static final int WIDEST = 60;

  /** Tables that take less of the width are not stretched. */
  private static final double STRETCHED_FROM = 0.6;

  /** What a column gets where there is room, for a font in the place of ours may be wider. */
  private static final double SPARE = 1.25;

  private final List<Column> columns;
  private final int width;
  private final int turnedWidth;
  private final boolean stretched;

  /**
   * @param width of the text of a page, in twentieths of a point
   * @param turnedWidth of the text of a page that lies on its side; 0 where there can be none
   * @param stretched whether a narrow table takes the whole width too
   */
  TableFitting(List<Column> columns, int width, int turnedWidth, boolean stretched) {
    this.columns = columns;
    this.width = width;
    this.turnedWidth = turnedWidth;
    this.stretched = stretched;
  }

  TableLayout fit() {
    for (var size : List.of(Size.NORMAL, Size.SMALL)) {
      if (fits(size, width)) {
        return whole(false, size, width);
      }
    }
    boolean turned = turnedWidth > width;
    int widest = Math.max(width, turnedWidth);
    for (var size : List.of(Size.SMALL, Size.SMALLEST)) {
      if (fits(size, widest)) {
        return whole(turned, size, widest);
      }
    }
    return new TableLayout(turned, Size.SMALL, slices(Size.SMALL, widest));
  }

  private boolean fits(Size size, int room) {
    return columns.size() <= MOST_COLUMNS
        && columns.stream().mapToLong(column -> least(column, size)).sum() <= room;
  }

  private TableLayout whole(boolean turned, Size size, int room) {
    var all = IntStream.range(0, columns.size()).boxed().toList();
    return new TableLayout(turned, size, List.of(slice(all, size, room)));
  }

  /** As few slices as there can be, as even as they can be. */
  private List<Slice> slices(Size size, int room) {
    int fewest = divided(size, room).size();
    int enough = room;
    for (int step = room / 2; step > 0; step /= 2) {
      if (divided(size, enough - step).size() == fewest) {
        enough -= step;
      }
    }
    return divided(size, enough).stream().map(chosen -> slice(chosen, size, room)).toList();
  }

  /** The columns of slices that are no wider, unless a column alone is. */
  private List<List<Integer>> divided(Size size, int room) {
    var slices = new ArrayList<List<Integer>>();
    var chosen = new ArrayList<>(List.of(0));
    int first = Math.min(least(columns.getFirst(), size), room / 3);
    int taken = first;
    for (int at = 1; at < columns.size(); at++) {
      int least = least(columns.get(at), size);
      boolean full = taken + least > room || chosen.size() == MOST_COLUMNS;
      if (full && chosen.size() > 1) {
        slices.add(List.copyOf(chosen));
        chosen = new ArrayList<>(List.of(0));
        taken = first;
      }
      chosen.add(at);
      taken += least;
    }
    slices.add(List.copyOf(chosen));
    return slices;
  }

  private Slice slice(List<Integer> chosen, Size size, int room) {
    int least = chosen.stream().mapToInt(at -> least(columns.get(at), size)).sum();
    int wanted = chosen.stream().mapToInt(at -> wanted(columns.get(at), size)).sum();
    var widths = new ArrayList<Integer>();
    for (int at : chosen) {
      long own = least(columns.get(at), size);
      long best = wanted(columns.get(at), size);
      if (least > room) {
        widths.add((int) (own * room / least));
      } else if (wanted > room) {
        widths.add((int) (own + (best - own) * (room - least) / (wanted - least)));
      } else if (stretched || wanted >= room * STRETCHED_FROM) {
        widths.add((int) (best * room / wanted));
      } else {
        widths.add((int) (best * SPARE));
      }
    }
    return new Slice(chosen, List.copyOf(widths));
  }

  /** The least width at which a column can be read. */
  private static int least(Column column, Size size) {
    if (column.type() == ColumnType.TEXT) {
      return width(Math.min(column.width(), UNBROKEN_TEXT), size);
    }
    int name = column.name().codePointCount(0, column.name().length());
    boolean valuesAreWider = name < column.width();
    return width(
        valuesAreWider ? Math.min(column.width(), UNBROKEN_NUMBER) : Math.min(name, UNBROKEN_NAME),
        size);
  }

  private static int wanted(Column column, Size size) {
    return Math.max(least(column, size), width(Math.min(column.width(), WIDEST), size));
  }

  private static int width(int characters, Size size) {
    return Math.max(2, characters + 1) * size.character() + MARGINS;
  }
}
