package dev.callsheet.office.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads a part of XML element by element, so that no more of it than one is in memory.
 *
 * <p>It stands on an element; {@link #next} goes through the elements directly in that one.
 */
final class ElementStream implements AutoCloseable {
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream bytes;
  private final XMLStreamReader xml;

  ElementStream(OfficePart part) throws IOException {
    bytes = part.open();
    try {
      xml = FACTORY.createXMLStreamReader(bytes);
    } catch (XMLStreamException broken) {
      bytes.close();
      throw new IOException(broken);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Goes to the first element of that name without prefix; false if there is none. */
  boolean find(String name) throws IOException {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name)) {
          return true;
        }
      }
      return false;
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  /**
   * Goes to the beginning of the next element directly in the one that it stands on, or behind that
   * one's end; whatever it stood on must have been gone through or {@link #take taken}.
   *
   * @return its name without prefix; null at the end
   */
  @Nullable String next() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException();
    }
    try {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            return xml.getLocalName();
          }
          case XMLStreamConstants.END_ELEMENT -> {
            return null;
          }
          default -> {}
        }
      }
      return null;
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  /** The element that it stands on, with all that is in it. */
  Element take() throws IOException {
    var document = DocumentHelper.createDocument();
    try {
      var top = element(document);
      var at = top;
      while (true) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            var inner = element(document);
            at.appendChild(inner);
            at = inner;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (at == top) {
              return top;
            }
            at = (Element) at.getParentNode();
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              at.appendChild(document.createTextNode(xml.getText()));
          default -> {}
        }
      }
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  private Element element(Document document) {
    var element = document.createElementNS(xml.getNamespaceURI(), xml.getLocalName());
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      var prefix = xml.getAttributePrefix(at);
      boolean plain = prefix == null || prefix.equals(XMLConstants.DEFAULT_NS_PREFIX);
      element.setAttributeNS(
          plain ? null : xml.getAttributeNamespace(at),
          plain ? xml.getAttributeLocalName(at) : prefix + ":" + xml.getAttributeLocalName(at),
          xml.getAttributeValue(at));
    }
    return element;
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    } finally {
      bytes.close();
    }
  }
}
