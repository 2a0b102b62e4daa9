package dev.callsheet.editlist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML read by the JDK's validating parser against a document type of the tests. */
final class ValidXml {

  private ValidXml() {}

  static Document parse(byte[] xml, String documentType) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setValidating(true);
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(resource(documentType)));
      builder.setErrorHandler(new Failing());
      var text = new String(xml, StandardCharsets.UTF_8);
      var typed = text.replaceFirst("<!DOCTYPE (\\w+)>", "<!DOCTYPE $1 SYSTEM \"urn:test\">");
      return builder.parse(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    } catch (SAXException | ParserConfigurationException | IOException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  static List<Element> elements(Document document, String name) {
    var nodes = document.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ValidXml.class.getResourceAsStream(name), name);
  }

  private static final class Failing implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void error(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }
  }
}
