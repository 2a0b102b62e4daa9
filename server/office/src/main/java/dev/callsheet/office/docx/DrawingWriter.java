package dev.callsheet.office.docx;

import dev.callsheet.office.image.Image;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;

/** Writes runs that hold a picture or a chart. */
final class DrawingWriter {
  private final Draft draft;
  private final XmlWriter xml;

  DrawingWriter(Draft draft, XmlWriter xml) {
    this.draft = draft;
    this.xml = xml;
  }

  /**
   * A picture.
   *
   * @param part the part that it stands in
   */
  void picture(Image image, String alternative, Extent size, String part) throws IOException {
    int number = draft.nextDrawing();
    start(number, "Picture " + number, alternative, size);
    xml.start("wp:cNvGraphicFramePr");
    xml.empty("a:graphicFrameLocks", "noChangeAspect", "1");
    xml.end();
    xml.start("a:graphic").start("a:graphicData", "uri", Namespace.PICTURE);
    xml.start("pic:pic").start("pic:nvPicPr");
    properties("pic:cNvPr", number, "Picture " + number, alternative);
    xml.empty("pic:cNvPicPr").end();
    xml.start("pic:blipFill");
    draft.pictures().show(image, part).write(xml);
    xml.start("a:stretch").empty("a:fillRect").end().end();
    xml.start("pic:spPr").start("a:xfrm").empty("a:off", "x", "0", "y", "0");
    extent("a:ext", size);
    xml.end();
    xml.start("a:prstGeom", "prst", "rect").empty("a:avLst").end().end();
    xml.end();
    end();
  }

  /**
   * A chart.
   *
   * @param relationship the id of the body's relationship to its part
   */
  void chart(String relationship, String alternative, Extent size) throws IOException {
    int number = draft.nextDrawing();
    start(number, "Chart " + number, alternative, size);
    xml.empty("wp:cNvGraphicFramePr");
    xml.start("a:graphic").start("a:graphicData", "uri", Namespace.CHART);
    xml.empty("c:chart", "xmlns:c", Namespace.CHART, "r:id", relationship);
    end();
  }

  private void start(int number, String name, String alternative, Extent size) throws IOException {
    xml.start("w:r").start("w:drawing").start("wp:inline");
    for (var side : new String[] {"distT", "distB", "distL", "distR"}) {
      xml.attribute(side, 0);
    }
    extent("wp:extent", size);
    properties("wp:docPr", number, name, alternative);
  }

  private void end() throws IOException {
    xml.end().end().end().end().end();
  }

  private void properties(String element, int number, String name, String alternative)
      throws IOException {
    xml.start(element).attribute("id", number).attribute("name", name);
    xml.attribute("descr", alternative).end();
  }

  private void extent(String element, Extent size) throws IOException {
    xml.start(element).attribute("cx", size.width()).attribute("cy", size.height()).end();
  }
}
