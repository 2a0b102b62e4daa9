package dev.callsheet.office.ooxml;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parts and addresses that one part, or the package itself, refers to. */
public final class Relationships {
  private final String source;
  private final Map<Target, String> ids = new LinkedHashMap<>();

  private record Target(RelationshipType type, String address, boolean external) {}

  /**
   * @param source the part that refers, as {@code /word/document.xml}, or {@code /}
   */
  Relationships(String source) {
    this.source = source;
  }

  /**
   * Refers to a part.
   *
   * @param part its name, as {@code /word/styles.xml}
   * @return the id to write where it is used; the same one for the same part
   */
  public String part(RelationshipType type, String part) {
    return id(new Target(type, relative(part), false));
  }

  /**
   * Refers to an address outside, where that is one that may be followed.
   *
   * @return the id to write where it is used; the same one for the same address
   */
  public Optional<String> link(String target) {
    return ExternalLink.of(target)
        .map(address -> id(new Target(RelationshipType.LINK, address, true)));
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /** Where they are kept. */
  String part() {
    int name = source.lastIndexOf('/') + 1;
    return source.substring(0, name) + "_rels/" + source.substring(name) + ".rels";
  }

  void write(XmlWriter xml) throws IOException {
    xml.start(
        "Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (var entry : ids.entrySet()) {
      var target = entry.getKey();
      xml.start("Relationship", "Id", entry.getValue(), "Type", target.type().uri());
      xml.attribute("Target", target.address());
      if (target.external()) {
        xml.attribute("TargetMode", "External");
      }
      xml.end();
    }
    xml.end();
  }

  private String id(Target target) {
    return ids.computeIfAbsent(target, _ -> "rId" + (ids.size() + 1));
  }

  private String relative(String part) {
    int common = 0;
    for (int at = 0; at < Math.min(source.length(), part.length()); at++) {
      if (source.charAt(at) != part.charAt(at)) {
        break;
      }
      if (source.charAt(at) == '/') {
        common = at + 1;
      }
    }
    long up = source.substring(common).chars().filter(unit -> unit == '/').count();
    return "../".repeat((int) up) + part.substring(common);
  }
}
