package dev.callsheet.office.ooxml;

/** What a part is to the part that refers to it. */
public enum RelationshipType {
  DOCUMENT("officeDocument"),
  CORE_PROPERTIES(
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
  APPLICATION_PROPERTIES("extended-properties"),
  THEME("theme"),
  STYLES("styles"),
  NUMBERING("numbering"),
  SETTINGS("settings"),
  HEADER("header"),
  FOOTER("footer"),
  IMAGE("image"),
  CHART("chart"),
  /** The workbook of a chart. */
  EMBEDDED_PACKAGE("package"),
  LINK("hyperlink"),
  SLIDE("slide"),
  SLIDE_LAYOUT("slideLayout"),
  SLIDE_MASTER("slideMaster"),
  NOTES("notesSlide"),
  NOTES_MASTER("notesMaster"),
  PRESENTATION_PROPERTIES("presProps"),
  TABLE_STYLES("tableStyles"),
  WORKSHEET("worksheet"),
  DRAWING("drawing"),
  TABLE("table"),
  SHARED_STRINGS("sharedStrings");

  private final String uri;

  RelationshipType(String name) {
    uri = name.contains("/") ? name : Namespace.RELATIONSHIP + "/" + name;
  }

  /** How it is written. */
  public String uri() {
    return uri;
  }
}
