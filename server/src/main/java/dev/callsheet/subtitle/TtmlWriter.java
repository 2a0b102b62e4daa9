package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes TTML 1: one paragraph for each cue, styles on spans. The language is left unknown. */
final class TtmlWriter {

  private static final String TTML = "http://www.w3.org/ns/ttml";
  private static final String STYLING = "http://www.w3.org/ns/ttml#styling";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;

  private TtmlWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(List<Cue> cues, Writer writer) throws IOException {
    try {
      var xml = FACTORY.createXMLStreamWriter(writer);
      new TtmlWriter(xml).writeDocument(cues);
      xml.flush();
    } catch (XMLStreamException failure) {
      throw failure.getNestedException() instanceof IOException cause
          ? cause
          : new IOException(failure);
    }
  }

  private void writeDocument(List<Cue> cues) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("tt");
    xml.writeDefaultNamespace(TTML);
    xml.writeNamespace("tts", STYLING);
    xml.writeAttribute("xml:lang", "");
    xml.writeCharacters("\n");
    xml.writeStartElement("body");
    xml.writeStartElement("div");
    for (Cue cue : cues) {
      xml.writeCharacters("\n");
      writeCue(cue);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void writeCue(Cue cue) throws XMLStreamException {
    xml.writeStartElement("p");
    xml.writeAttribute("xml:space", "preserve");
    xml.writeAttribute("begin", ClockTime.millis(cue.startMillis(), '.'));
    xml.writeAttribute("end", ClockTime.millis(cue.endMillis(), '.'));
    boolean first = true;
    for (List<Run> line : cue.lines()) {
      if (!first) {
        xml.writeEmptyElement("br");
      }
      first = false;
      for (Run run : line) {
        writeRun(run);
      }
    }
    xml.writeEndElement();
  }

  private void writeRun(Run run) throws XMLStreamException {
    if (!run.isStyled()) {
      xml.writeCharacters(run.text());
      return;
    }
    xml.writeStartElement("span");
    if (run.bold()) {
      xml.writeAttribute("tts:fontWeight", "bold");
    }
    if (run.italic()) {
      xml.writeAttribute("tts:fontStyle", "italic");
    }
    if (run.underline()) {
      xml.writeAttribute("tts:textDecoration", "underline");
    }
    xml.writeCharacters(run.text());
    xml.writeEndElement();
  }
}
