package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What makes one paragraph different from others of its style. */
final class Paragraph {
  private final String style;
  private boolean keepNext;
  private boolean pageBreakBefore;
  private int numbering;
  private int level;
  private @Nullable Boolean turned;
  private int before;
  private @Nullable Integer indent;
  private int hanging;
  private @Nullable String alignment;

  Paragraph(String style) {
    this.style = style;
  }

  Paragraph keepNext() {
    keepNext = true;
    return this;
  }

  Paragraph pageBreakBefore(boolean breaks) {
    pageBreakBefore = breaks;
    return this;
  }

  Paragraph numbered(int numbering, int level) {
    this.numbering = numbering;
    this.level = level;
    return this;
  }

  /** It runs otherwise than the document. */
  Paragraph turned(boolean rightToLeft) {
    turned = rightToLeft;
    return this;
  }

  /** The space before it, in twentieths of a point. */
  Paragraph before(int space) {
    before = space;
    return this;
  }

  /** Where its lines begin; its first one earlier by {@code hanging}. */
  Paragraph indented(int indent, int hanging) {
    this.indent = indent;
    this.hanging = hanging;
    return this;
  }

  /** Its lines begin where those of that spot do. */
  Paragraph placed(Spot spot) {
    return spot.indent() == 0 ? this : indented(spot.indent(), 0);
  }

  /**
   * @param alignment {@code center} or {@code right}; {@code left} and {@code right} change sides
   *     in a paragraph that runs from right to left
   */
  Paragraph aligned(String alignment) {
    this.alignment = alignment;
    return this;
  }

  /** Opens the paragraph. */
  void start(XmlWriter xml) throws IOException {
    xml.start("w:p");
    xml.start("w:pPr");
    xml.empty("w:pStyle", "w:val", style);
    if (keepNext) {
      xml.empty("w:keepNext");
    }
    if (pageBreakBefore) {
      xml.empty("w:pageBreakBefore");
    }
    if (numbering > 0) {
      xml.start("w:numPr");
      xml.empty("w:ilvl", "w:val", Integer.toString(level));
      xml.empty("w:numId", "w:val", Integer.toString(numbering));
      xml.end();
    }
    if (turned != null) {
      xml.empty("w:bidi", "w:val", turned ? "1" : "0");
    }
    if (before > 0) {
      xml.empty("w:spacing", "w:before", Integer.toString(before));
    }
    if (indent != null) {
      xml.start("w:ind", "w:left", indent.toString());
      if (hanging > 0) {
        xml.attribute("w:hanging", hanging);
      }
      xml.end();
    }
    if (alignment != null) {
      // In a paragraph from right to left among others, right would be what left is to those.
      boolean swapped = Boolean.TRUE.equals(turned) && alignment.equals("right");
      xml.empty("w:jc", "w:val", swapped ? "left" : alignment);
    }
    xml.end();
  }
}
