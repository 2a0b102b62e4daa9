package dev.callsheet.office.docx;

import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A document that was written, and what had to give. */
final class Written {
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
          "a", "http://schemas.openxmlformats.org/drawingml/2006/main",
          "c", "http://schemas.openxmlformats.org/drawingml/2006/chart",
          "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "rel", "http://schemas.openxmlformats.org/package/2006/relationships");

  static final String BODY = "word/document.xml";

  private final byte[] bytes;
  private final List<Warning> warnings;
  private final Map<String, byte[]> parts;
  private final Map<String, org.w3c.dom.Document> parsed = new HashMap<>();

  private Written(byte[] bytes, List<Warning> warnings, Map<String, byte[]> parts) {
    this.bytes = bytes;
    this.warnings = warnings;
    this.parts = parts;
  }

  static Written of(Document document) throws IOException {
    return of(document, Theme.PLAIN, false);
  }

  static Written of(Document document, Theme theme, boolean test) throws IOException {
    var warnings = new Warnings();
    var bytes = new ByteArrayOutputStream();
    int sheets = new DocxWriter().write(new Order(document, theme, test, warnings, _ -> {}), bytes);
    if (sheets != 0) {
      throw new AssertionError("A text document has no sheets");
    }
    var parts = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return new Written(bytes.toByteArray(), warnings.all(), parts);
  }

  byte[] bytes() {
    return bytes;
  }

  List<Warning> warnings() {
    return warnings;
  }

  /** The content of its parts by their names in the archive. */
  Map<String, byte[]> parts() {
    return parts;
  }

  /** Saves it under that name without its ending. */
  Path in(Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name + ".docx"), bytes);
  }

  /** The codes of the warnings, in their order. */
  List<String> codes() {
    return warnings.stream().map(Warning::code).toList();
  }

  /** The values, or texts, of what a path finds in the body. */
  List<String> find(String path) throws Exception {
    return find(BODY, path);
  }

  /** The values, or texts, of what a path finds in a part. */
  List<String> find(String part, String path)
      throws ParserConfigurationException, SAXException, IOException, XPathExpressionException {
    var document = parsed.get(part);
    if (document == null) {
      document = parse(part);
      parsed.put(part, document);
    }
    var expression = XPathFactory.newInstance().newXPath();
    expression.setNamespaceContext(new Prefixes());
    var nodes = (NodeList) expression.evaluate(path, document, XPathConstants.NODESET);
    var found = new ArrayList<String>();
    for (int at = 0; at < nodes.getLength(); at++) {
      found.add(nodes.item(at).getTextContent());
    }
    return found;
  }

  private org.w3c.dom.Document parse(String part)
      throws ParserConfigurationException, SAXException, IOException {
    var content = parts.get(part);
    if (content == null) {
      throw new AssertionError("No part " + part + " in " + parts.keySet());
    }
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
  }

  private static final class Prefixes implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return NAMESPACES.getOrDefault(prefix, "");
    }

    @Override
    public String getPrefix(String namespace) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      throw new UnsupportedOperationException();
    }
  }
}
