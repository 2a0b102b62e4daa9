package dev.callsheet.office.ooxml;

import dev.callsheet.office.document.Metadata;
import java.io.IOException;

/** Title, author and language of a file, and the program that made it; no time. */
public final class DocumentProperties {
  private DocumentProperties() {}

  /** Writes both parts of them and refers to them. */
  public static void write(PackageWriter file, Metadata metadata) throws IOException {
    var core = "/docProps/core.xml";
    var application = "/docProps/app.xml";
    var references = file.relationships("/");
    references.part(RelationshipType.CORE_PROPERTIES, core);
    references.part(RelationshipType.APPLICATION_PROPERTIES, application);
    try (var xml = file.xml(core, ContentType.CORE_PROPERTIES)) {
      xml.start(
          "cp:coreProperties",
          "xmlns:cp",
          "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
          "xmlns:dc",
          "http://purl.org/dc/elements/1.1/");
      if (metadata.title() != null) {
        xml.element("dc:title", metadata.title());
      }
      if (metadata.author() != null) {
        xml.element("dc:creator", metadata.author());
        xml.element("cp:lastModifiedBy", metadata.author());
      }
      xml.element("dc:language", metadata.locale().toLanguageTag());
    }
    try (var xml = file.xml(application, ContentType.APPLICATION_PROPERTIES)) {
      xml.start(
          "Properties",
          "xmlns",
          "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
      xml.element("Application", "Callsheet");
    }
  }
}
