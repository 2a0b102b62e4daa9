package dev.callsheet.office.pptx;

import java.util.List;

/**
 * A slide as it is laid out.
 *
 * @param titleScale of the size of its title
 * @param counter which one it is of several with one title, as {@code (2/3)}; otherwise empty
 * @param fillings of its layout's placeholders, in their order
 */
record Slide(
    Layout layout,
    List<Run> title,
    double titleScale,
    String counter,
    List<Filling> fillings,
    List<Line> notes) {
  Slide {
    title = List.copyOf(title);
    fillings = List.copyOf(fillings);
    notes = List.copyOf(notes);
  }
}
