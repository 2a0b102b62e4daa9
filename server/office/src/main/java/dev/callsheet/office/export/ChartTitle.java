package dev.callsheet.office.export;

import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the chart of a drawing says of itself. */
final class ChartTitle {
  private ChartTitle() {}

  /**
   * Its alternative text, else its title, else its name; empty if it has none of them.
   *
   * @param frame what holds the chart in a drawing
   * @param part of the drawing
   */
  static String of(Element frame, @Nullable Element properties, OfficePart part)
      throws IOException {
    var alternative = OfficePackage.attribute(properties, "descr").strip();
    if (!alternative.isEmpty()) {
      return alternative;
    }
    for (var chart : OfficePackage.all(frame, "chart")) {
      var related = OfficePackage.related(part, OfficePackage.attribute(chart, "id"));
      if (related != null) {
        var root = OfficePackage.xml(related).getDocumentElement();
        var title = OfficePackage.at(root, "chart", "title");
        if (title != null) {
          return OfficePackage.all(title, "t").stream()
              .map(Element::getTextContent)
              .collect(Collectors.joining())
              .strip();
        }
      }
    }
    return OfficePackage.attribute(properties, "name").strip();
  }
}
