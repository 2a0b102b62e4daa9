package dev.callsheet.office.ooxml;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Writes a package by the Open Packaging Conventions, part by part.
 *
 * <p>The same parts in the same order give the same bytes. The parts wait, compressed, in a
 * temporary file until {@link #finish}, since the list of their types, which only their end tells,
 * is the first of them. Names are absolute, as {@code /word/document.xml}.
 */
public final class PackageWriter implements Closeable {
  private static final String TYPES = "[Content_Types].xml";

  /** The next level takes sheets half as much time again, for a hundredth of their size. */
  private static final int COMPRESSION = 5;

  private static final Map<String, String> TYPES_BY_EXTENSION =
      Map.of(
          "rels", ContentType.RELATIONSHIPS,
          "xml", ContentType.XML,
          "png", ContentType.PNG,
          "jpeg", ContentType.JPEG,
          "gif", ContentType.GIF,
          "svg", ContentType.SVG,
          "xlsx", ContentType.WORKBOOK_FILE);

  private final OutputStream file;
  private final CharacterFilter filter;
  private final Path waiting;
  private final ZipArchiveOutputStream parts;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Relationships> relationships = new LinkedHashMap<>();
  private boolean inPart;

  /**
   * Begins a package.
   *
   * @param file left open
   */
  public PackageWriter(OutputStream file, CharacterFilter filter) throws IOException {
    this.file = file;
    this.filter = filter;
    this.waiting = Files.createTempFile("callsheet-", ".parts");
    this.parts = new ZipArchiveOutputStream(waiting);
    parts.setLevel(COMPRESSION);
  }

  /** What a part refers to; {@code /} is the package itself. */
  public Relationships relationships(String part) {
    return relationships.computeIfAbsent(part, Relationships::new);
  }

  /**
   * Begins a part; its stream is closed before the next one begins.
   *
   * @param type its content type
   */
  public OutputStream part(String name, String type) throws IOException {
    if (inPart) {
      throw new IllegalStateException("Another part is still open, at " + name);
    }
    if (types.putIfAbsent(name, type) != null) {
      throw new IllegalArgumentException("Twice: " + name);
    }
    parts.putArchiveEntry(entry(name));
    inPart = true;
    return new Part();
  }

  /** Begins a part in XML. */
  public XmlWriter xml(String name, String type) throws IOException {
    return new XmlWriter(part(name, type), filter);
  }

  /** Writes a part that lies elsewhere. */
  public void copy(String name, String type, InputStream content) throws IOException {
    try (var part = part(name, type)) {
      content.transferTo(part);
    }
  }

  /** Writes the package. */
  public void finish() throws IOException {
    for (var references : relationships.values()) {
      if (!references.isEmpty()) {
        try (var xml = xml(references.part(), ContentType.RELATIONSHIPS)) {
          references.write(xml);
        }
      }
    }
    parts.close();
    var buffered = new BufferedOutputStream(file);
    try (var packed = ZipFile.builder().setPath(waiting).get()) {
      var zip = new ZipArchiveOutputStream(new UnclosedStream(buffered));
      zip.putArchiveEntry(fixed(new ZipArchiveEntry(TYPES)));
      try (var xml = new XmlWriter(new UnclosedStream(zip), filter)) {
        writeTypes(xml);
      }
      zip.closeArchiveEntry();
      copyEntries(packed, zip);
      zip.close();
    }
    buffered.flush();
  }

  /** Removes what waits, also after a failure. */
  @Override
  public void close() throws IOException {
    try {
      if (inPart) {
        parts.closeArchiveEntry();
      }
      parts.close();
    } finally {
      Files.deleteIfExists(waiting);
    }
  }

  private static void copyEntries(ZipFile from, ZipArchiveOutputStream to) throws IOException {
    for (var packed : Collections.list(from.getEntriesInPhysicalOrder())) {
      var entry = fixed(new ZipArchiveEntry(packed.getName()));
      entry.setMethod(packed.getMethod());
      entry.setSize(packed.getSize());
      entry.setCompressedSize(packed.getCompressedSize());
      entry.setCrc(packed.getCrc());
      try (var content = from.getRawInputStream(packed)) {
        to.addRawArchiveEntry(entry, content);
      }
    }
  }

  private static ZipArchiveEntry entry(String name) {
    if (!name.startsWith("/")) {
      throw new IllegalArgumentException("Not absolute: " + name);
    }
    return fixed(new ZipArchiveEntry(name.substring(1)));
  }

  private static ZipArchiveEntry fixed(ZipArchiveEntry entry) {
    entry.setTimeLocal(ArchiveTime.FIXED);
    return entry;
  }

  private void writeTypes(XmlWriter xml) throws IOException {
    xml.start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    var extensions = new TreeMap<String, String>();
    for (var part : types.entrySet()) {
      var extension = extension(part.getKey());
      if (part.getValue().equals(TYPES_BY_EXTENSION.get(extension))) {
        extensions.put(extension, part.getValue());
      }
    }
    for (var extension : extensions.entrySet()) {
      xml.empty("Default", "Extension", extension.getKey(), "ContentType", extension.getValue());
    }
    for (var part : types.entrySet()) {
      if (!part.getValue().equals(extensions.get(extension(part.getKey())))) {
        xml.empty("Override", "PartName", part.getKey(), "ContentType", part.getValue());
      }
    }
    xml.end();
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private final class Part extends FilterOutputStream {
    private boolean closed;

    Part() {
      super(parts);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        inPart = false;
        parts.closeArchiveEntry();
      }
    }
  }
}
