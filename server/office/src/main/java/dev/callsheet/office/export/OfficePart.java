package dev.callsheet.office.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A part of an archive that is a document.
 *
 * @param name of its entry, without a slash before it
 * @param relations what it refers to, by their ids
 */
record OfficePart(
    OfficePackage file, String name, String contentType, Map<String, Relation> relations) {
  /**
   * Something that a part refers to.
   *
   * @param kind the last part of the URI of its type, such as {@code image}
   * @param target the name of another part, or a URI where it is external
   */
  record Relation(String kind, String target, boolean external) {}

  /** Reads it from its first byte on. */
  InputStream open() throws IOException {
    return file.open(name);
  }
}
