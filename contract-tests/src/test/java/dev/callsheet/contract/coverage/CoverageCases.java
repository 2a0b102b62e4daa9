package dev.callsheet.contract.coverage;

import dev.callsheet.contract.document.Outcome;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The matrix as JUnit writes its results: a suite for each family, a case for each outcome. */
final class CoverageCases {
  private final Matrix matrix;

  CoverageCases(Matrix matrix) {
    this.matrix = matrix;
  }

  String xml() {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (var family : matrix.families()) {
        suite(xml, family, matrix.of(family));
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.append('\n').toString();
  }

  private static void suite(XMLStreamWriter xml, String family, Matrix part)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "contract coverage" + (family.isEmpty() ? "" : " of " + family));
    xml.writeAttribute("tests", "" + part.all().size());
    xml.writeAttribute("failures", "" + (part.missing().size() + part.undeclared().size()));
    for (var outcome : part.all()) {
      oneCase(xml, outcome, part.state(outcome));
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void oneCase(XMLStreamWriter xml, Outcome outcome, Matrix.State state)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    xml.writeAttribute(
        "classname",
        outcome.family().isEmpty()
            ? outcome.operation()
            : outcome.family() + "." + outcome.operation());
    xml.writeAttribute("name", outcome.status() + " " + outcome.code());
    switch (state) {
      case OBSERVED -> {}
      case MISSING -> failure(xml, "declared, but never observed");
      case UNDECLARED -> failure(xml, "observed, but not declared");
    }
    xml.writeEndElement();
  }

  private static void failure(XMLStreamWriter xml, String message) throws XMLStreamException {
    xml.writeEmptyElement("failure");
    xml.writeAttribute("message", message);
  }
}
