package dev.callsheet.office.export;

import dev.callsheet.office.export.OfficePart.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A document as the archive of parts that it is, opened for reading.
 *
 * <p>POI would refuse documents of ours that are mostly repetition, for they unfold to more than a
 * hundred times their size; its limit is one for the whole process.
 */
final class OfficePackage implements AutoCloseable {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private final ZipFile file;
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byExtension = new HashMap<>();

  OfficePackage(Path path) throws IOException {
    file = new ZipFile(path.toFile());
    try {
      for (var type : children(xml(CONTENT_TYPES).getDocumentElement())) {
        var content = attribute(type, "ContentType");
        if ("Override".equals(type.getLocalName())) {
          byName.put(withoutSlash(attribute(type, "PartName")), content);
        } else {
          byExtension.put(attribute(type, "Extension").toLowerCase(Locale.ROOT), content);
        }
      }
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  InputStream open(String name) throws IOException {
    var entry = file.getEntry(name);
    if (entry == null) {
      throw new IOException("A part is missing: " + name);
    }
    return file.getInputStream(entry);
  }

  /** The part that the document is. */
  OfficePart main() throws IOException {
    var main = relatedAs(root(), "officeDocument");
    if (main.isEmpty()) {
      throw new IOException("There is no document in the file");
    }
    return main.getFirst();
  }

  /** What it says of itself as its title; empty where it says nothing. */
  Optional<String> title() throws IOException {
    return property("title");
  }

  /** The language that it says it is in, by BCP 47; empty where it says nothing. */
  Optional<String> language() throws IOException {
    return property("language").filter(tag -> tag.matches("[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*"));
  }

  private Optional<String> property(String name) throws IOException {
    for (var part : relatedAs(root(), "core-properties")) {
      var property = child(xml(part).getDocumentElement(), name);
      if (property != null && !property.getTextContent().isBlank()) {
        return Optional.of(property.getTextContent().strip());
      }
    }
    return Optional.empty();
  }

  private OfficePart root() throws IOException {
    return new OfficePart(this, "", "", relations(""));
  }

  private OfficePart part(String name) throws IOException {
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var type = byName.getOrDefault(name, byExtension.getOrDefault(extension, ""));
    return new OfficePart(this, name, type, relations(name));
  }

  private Map<String, Relation> relations(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    var folder = name.substring(0, slash + 1);
    var beside = folder + "_rels/" + name.substring(slash + 1) + ".rels";
    if (file.getEntry(beside) == null) {
      return Map.of();
    }
    var relations = new HashMap<String, Relation>();
    for (var relation : children(xml(beside).getDocumentElement())) {
      var type = attribute(relation, "Type");
      var target = attribute(relation, "Target");
      boolean external = attribute(relation, "TargetMode").equals("External");
      relations.put(
          attribute(relation, "Id"),
          new Relation(
              type.substring(type.lastIndexOf('/') + 1),
              external ? target : withoutSlash(URI.create("/" + folder).resolve(target).getPath()),
              external));
    }
    return relations;
  }

  private static String withoutSlash(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** The part that a part refers to by the id of a relation; null if it is none of the archive. */
  static @Nullable OfficePart related(OfficePart part, String id) throws IOException {
    var relation = part.relations().get(id);
    return relation == null || relation.external() ? null : part.file().part(relation.target());
  }

  /** The parts that a part refers to by a kind of relation, such as {@code table}. */
  static List<OfficePart> relatedAs(OfficePart part, String kind) throws IOException {
    var related = new ArrayList<OfficePart>();
    for (var relation : new TreeMap<>(part.relations()).values()) {
      if (relation.kind().equals(kind) && !relation.external()) {
        related.add(part.file().part(relation.target()));
      }
    }
    return related;
  }

  /** Where a relation leads outside the archive; null if it leads nowhere. */
  static @Nullable String external(OfficePart part, String id) {
    var relation = part.relations().get(id);
    return relation == null || !relation.external() ? null : relation.target();
  }

  /** The XML of a part. */
  static Document xml(OfficePart part) throws IOException {
    return part.file().xml(part.name());
  }

  private Document xml(String name) throws IOException {
    try (var in = open(name)) {
      return DocumentHelper.readDocument(in);
    } catch (SAXException broken) {
      throw new IOException(broken);
    }
  }

  /** The elements within another, at any depth, whose name without prefix is this. */
  static List<Element> all(Element parent, String name) {
    var found = new ArrayList<Element>();
    var nodes = parent.getElementsByTagNameNS("*", name);
    for (int at = 0; at < nodes.getLength(); at++) {
      found.add((Element) nodes.item(at));
    }
    return found;
  }

  /** The elements directly in another. */
  static List<Element> children(Element parent) {
    var children = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The first element directly in another whose name without prefix is this; null if none is. */
  static @Nullable Element child(@Nullable Element parent, String name) {
    if (parent == null) {
      return null;
    }
    for (var child : children(parent)) {
      if (name.equals(child.getLocalName())) {
        return child;
      }
    }
    return null;
  }

  /** The first element at the end of a way of names; null if there is none. */
  static @Nullable Element at(@Nullable Element parent, String... names) {
    var found = parent;
    for (var name : names) {
      found = child(found, name);
    }
    return found;
  }

  /** The value of an attribute whose name without prefix is this; empty if there is none. */
  static String attribute(@Nullable Element element, String name) {
    if (element == null) {
      return "";
    }
    var attributes = element.getAttributes();
    for (int at = 0; at < attributes.getLength(); at++) {
      var attribute = attributes.item(at);
      var local =
          attribute.getLocalName() == null ? attribute.getNodeName() : attribute.getLocalName();
      if (name.equals(local)) {
        return attribute.getNodeValue();
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
