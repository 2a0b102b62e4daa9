package dev.callsheet.office.pptx;

import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what the shapes of slides, layouts and masters have in common. */
final class Shapes {
  private final XmlWriter xml;
  private int shapes;

  Shapes(XmlWriter xml) {
    this.xml = xml;
  }

  /** Begins a part with its root. */
  static Shapes root(XmlWriter xml, String root, String... attributes) throws IOException {
    xml.start(
        root,
        "xmlns:a",
        Namespace.DRAWING,
        "xmlns:r",
        Namespace.RELATIONSHIP,
        "xmlns:p",
        Namespace.DECK);
    for (int at = 0; at < attributes.length; at += 2) {
      xml.attribute(attributes[at], attributes[at + 1]);
    }
    return new Shapes(xml);
  }

  /** Begins the tree of shapes. */
  void begin() throws IOException {
    xml.start("p:spTree").start("p:nvGrpSpPr");
    name("", null);
    xml.empty("p:cNvGrpSpPr").empty("p:nvPr").end();
    xml.start("p:grpSpPr").start("a:xfrm");
    xml.empty("a:off", "x", "0", "y", "0").empty("a:ext", "cx", "0", "cy", "0");
    xml.empty("a:chOff", "x", "0", "y", "0").empty("a:chExt", "cx", "0", "cy", "0");
    xml.end().end();
  }

  /**
   * Gives a shape the next number and its name.
   *
   * @param alternative what it shows; null where its text says so
   */
  void name(String name, @Nullable String alternative) throws IOException {
    shapes++;
    xml.start("p:cNvPr");
    xml.attribute("id", shapes);
    xml.attribute("name", name);
    if (alternative != null) {
      xml.attribute("descr", alternative);
    }
    xml.end();
  }

  /** Says which placeholder a shape fills. */
  void placeholder(@Nullable String type, int index, boolean small) throws IOException {
    xml.start("p:nvPr").start("p:ph");
    if (type != null) {
      xml.attribute("type", type);
    }
    if (small) {
      xml.attribute("sz", "quarter");
    }
    if (index > 0) {
      xml.attribute("idx", index);
    }
    xml.end().end();
  }

  /** Begins a shape with text that is a placeholder; its text body and end follow. */
  void beginText(String name, @Nullable String type, int index, boolean small) throws IOException {
    xml.start("p:sp").start("p:nvSpPr");
    name(name, null);
    xml.start("p:cNvSpPr").empty("a:spLocks", "noGrp", "1").end();
    placeholder(type, index, small);
    xml.end();
  }

  /** Writes where something stands. */
  void place(String element, Box box) throws IOException {
    xml.start(element);
    offsets(box);
    xml.end();
  }

  private void offsets(Box box) throws IOException {
    xml.start("a:off");
    xml.attribute("x", Box.units(box.x()));
    xml.attribute("y", Box.units(box.y()));
    xml.end().start("a:ext");
    xml.attribute("cx", Math.max(1, Box.units(box.width())));
    xml.attribute("cy", Math.max(1, Box.units(box.height())));
    xml.end();
  }

  /** Writes the place of a rectangle. */
  void rectangle(Box box) throws IOException {
    place("a:xfrm", box);
    xml.start("a:prstGeom", "prst", "rect").empty("a:avLst").end();
  }

  /** Writes a rectangle of one colour of the theme, which only adorns. */
  void ornament(String name, Box box, String colour) throws IOException {
    xml.start("p:sp").start("p:nvSpPr");
    name(name, null);
    xml.empty("p:cNvSpPr").empty("p:nvPr", "userDrawn", "1").end();
    xml.start("p:spPr");
    rectangle(box);
    xml.start("a:solidFill").empty("a:schemeClr", "val", colour).end();
    xml.start("a:ln").empty("a:noFill").end();
    xml.end();
    xml.start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
    xml.start("a:p").empty("a:endParaRPr", "lang", "en-US").end();
    xml.end().end();
  }
}
