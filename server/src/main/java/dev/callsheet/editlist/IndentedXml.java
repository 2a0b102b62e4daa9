package dev.callsheet.editlist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in the writing, one element to a line. */
final class IndentedXml {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter writer;
  private int depth;

  private IndentedXml(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** What to put into a document or an element. */
  @FunctionalInterface
  interface Content {
    void write() throws XMLStreamException;
  }

  /** What to put into a whole document. */
  @FunctionalInterface
  interface Body {
    void write(IndentedXml xml) throws XMLStreamException;
  }

  static void document(OutputStream output, String root, Body body) throws IOException {
    try {
      // Through a Writer of ours: the factory's own would escape what UTF-8 need not.
      var target = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
      var xml = new IndentedXml(FACTORY.createXMLStreamWriter(target));
      xml.writer.writeStartDocument("UTF-8", "1.0");
      xml.writer.writeCharacters("\n");
      xml.writer.writeDTD("<!DOCTYPE " + root + ">");
      body.write(xml);
      xml.writer.writeCharacters("\n");
      xml.writer.writeEndDocument();
      xml.writer.flush();
      target.flush();
    } catch (XMLStreamException failure) {
      throw failure.getNestedException() instanceof IOException cause
          ? cause
          : new IOException(failure);
    }
  }

  /** An element with elements in it. */
  void element(String name, Map<String, String> attributes, Content content)
      throws XMLStreamException {
    newLine();
    writer.writeStartElement(name);
    writeAttributes(attributes);
    depth++;
    content.write();
    depth--;
    newLine();
    writer.writeEndElement();
  }

  /** An element with elements in it and no attributes. */
  void element(String name, Content content) throws XMLStreamException {
    element(name, Map.of(), content);
  }

  /** An element with nothing in it. */
  void empty(String name, Map<String, String> attributes) throws XMLStreamException {
    newLine();
    writer.writeEmptyElement(name);
    writeAttributes(attributes);
  }

  /** An element with text in it. */
  void text(String name, String text) throws XMLStreamException {
    newLine();
    writer.writeStartElement(name);
    writer.writeCharacters(text);
    writer.writeEndElement();
  }

  /** An element with a number in it. */
  void text(String name, long number) throws XMLStreamException {
    text(name, Long.toString(number));
  }

  private void writeAttributes(Map<String, String> attributes) throws XMLStreamException {
    for (var attribute : attributes.entrySet()) {
      writer.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }
}
