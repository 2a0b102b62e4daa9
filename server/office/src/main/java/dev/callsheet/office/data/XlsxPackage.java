package dev.callsheet.office.data;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook, read without trust: names that are there twice, entries that unfold
 * beyond all measure and entities are refused, and nothing outside of it is ever opened.
 */
final class XlsxPackage implements Closeable {
  private static final int MOST_ENTRIES = 10_000;

  /** More than so many entries take, each with a name of half a thousand letters. */
  private static final long MOST_LISTED = MOST_ENTRIES * 600L;

  /** No text, name or attribute of a workbook is longer. */
  private static final int LONGEST_PIECE = 16 << 20;

  private static final long UNSUSPICIOUS = 32L << 20;
  private static final int MOST_UNFOLDING = 300;
  private static final InputFactoryImpl XML = xml();

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private long bytesLeft;

  private XlsxPackage(ZipFile zip, long bytesLeft) {
    this.zip = zip;
    this.bytesLeft = bytesLeft;
  }

  /** Opens the archive and looks at its list of entries. */
  static XlsxPackage open(Path file, DataLimits limits) throws IOException {
    if (ArchiveList.bytes(file) > MOST_LISTED) {
      throw new UnreadableException(
          DataReading.Reason.UNSAFE, "The archive has more than " + MOST_ENTRIES + " entries.");
    }
    ZipFile zip;
    try {
      zip = ZipFile.builder().setPath(file).get();
    } catch (IOException | IllegalArgumentException _) {
      throw malformed("The archive is damaged or cut off.");
    }
    var archive = new XlsxPackage(zip, limits.unpackedBytes());
    try {
      archive.list();
    } catch (UnreadableException refusal) {
      archive.close();
      throw refusal;
    }
    return archive;
  }

  private void list() throws UnreadableException {
    for (var all = zip.getEntries(); all.hasMoreElements(); ) {
      var entry = all.nextElement();
      if (entry.isDirectory()) {
        continue;
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new UnreadableException(
            DataReading.Reason.ENCRYPTED, "The archive needs a password. Save it without one.");
      }
      if (entries.put(key(entry.getName()), entry) != null) {
        throw new UnreadableException(
            DataReading.Reason.UNSAFE,
            "The archive has the entry "
                + entry.getName()
                + " twice, so its content is ambiguous.");
      }
      if (entries.size() > MOST_ENTRIES) {
        throw new UnreadableException(
            DataReading.Reason.UNSAFE, "The archive has more than " + MOST_ENTRIES + " entries.");
      }
    }
  }

  boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /** Whether a name begins so. */
  boolean hasBelow(String folder) {
    return entries.keySet().stream().anyMatch(name -> name.startsWith(key(folder)));
  }

  /** Reads a part of XML; null where there is none of that name. */
  @Nullable Part part(String name) throws IOException {
    var entry = entries.get(key(name));
    return entry == null ? null : new Part(name, stream(entry));
  }

  private Measured stream(ZipArchiveEntry entry) throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw malformed("The archive is packed in a way that office programs do not read.");
    }
    return new Measured(zip.getInputStream(entry), entry);
  }

  /**
   * The targets of the relations of a part by their ids.
   *
   * @param part the part that they are of; empty for the whole
   */
  Map<String, Relation> relations(String part) throws IOException {
    int slash = part.lastIndexOf('/');
    var folder = part.substring(0, slash + 1);
    var relations = new LinkedHashMap<String, Relation>();
    try (var xml = part(folder + "_rels/" + part.substring(slash + 1) + ".rels")) {
      while (xml != null && xml.next()) {
        if (!xml.starts("Relationship") || "External".equals(xml.attribute("TargetMode"))) {
          continue;
        }
        var id = xml.attribute("Id");
        var type = xml.attribute("Type");
        var target = xml.attribute("Target");
        if (relations.size() > MOST_ENTRIES) {
          throw new UnreadableException(
              DataReading.Reason.UNSAFE,
              "The part " + part + " refers to more than " + MOST_ENTRIES + " others.");
        }
        if (id != null && type != null && target != null) {
          relations.put(
              id, new Relation(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
        }
      }
    }
    return relations;
  }

  /**
   * A relation to another part.
   *
   * @param type the last step of its name
   */
  record Relation(String type, String target) {}

  private static String resolve(String folder, String target) {
    var path = target.startsWith("/") ? target.substring(1) : folder + target;
    var steps = new java.util.ArrayDeque<String>();
    for (var step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  private static String key(String name) {
    var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  static UnreadableException malformed(String message) {
    return new UnreadableException(
        DataReading.Reason.MALFORMED, "The file is not a correct workbook. " + message);
  }

  private static InputFactoryImpl xml() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing is fetched");
        });
    return factory;
  }

  /** A part of the archive that is read as XML. */
  static final class Part implements Closeable {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int DEEPEST = 100;

    private final String name;
    private final Measured bytes;
    private final XMLStreamReader xml;
    private int depth;

    private Part(String name, Measured bytes) throws IOException {
      this.name = name;
      this.bytes = bytes;
      try {
        this.xml = XML.createXMLStreamReader(bytes);
      } catch (XMLStreamException failure) {
        bytes.close();
        throw unreadable(failure);
      }
    }

    /** Goes to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws IOException {
      try {
        while (xml.hasNext()) {
          bytes.nextPiece();
          switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
              if (++depth > DEEPEST) {
                throw malformed("Its part " + name + " is nested too deeply.");
              }
              return true;
            }
            case XMLStreamConstants.END_ELEMENT -> {
              depth--;
              return true;
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw malformed("Its part " + name + " declares or uses entities.");
            default -> {}
          }
        }
        return false;
      } catch (XMLStreamException | UncheckedStreamException failure) {
        throw unreadable(failure);
      }
    }

    boolean starts(String element) {
      return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
      return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    @Nullable String attribute(String attribute) {
      return xml.getAttributeValue(null, attribute);
    }

    /** An attribute of whatever namespace. */
    @Nullable String relationId() {
      for (int position = 0; position < xml.getAttributeCount(); position++) {
        if (xml.getAttributeLocalName(position).equals("id")
            && xml.getAttributePrefix(position) != null
            && !xml.getAttributePrefix(position).isEmpty()) {
          return xml.getAttributeValue(position);
        }
      }
      return null;
    }

    /** The text of the element that begins here, up to its end. */
    String text() throws IOException {
      var text = new StringBuilder();
      try {
        for (int inside = 1; inside > 0; ) {
          bytes.nextPiece();
          if (inside > DEEPEST) {
            throw malformed("Its part " + name + " is nested too deeply.");
          }
          switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> inside++;
            case XMLStreamConstants.END_ELEMENT -> inside--;
            case XMLStreamConstants.CHARACTERS,
                XMLStreamConstants.CDATA,
                XMLStreamConstants.SPACE ->
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw malformed("Its part " + name + " declares or uses entities.");
            case XMLStreamConstants.END_DOCUMENT -> throw malformed("It is cut off.");
            default -> {}
          }
          if (text.length() > LONGEST_TEXT) {
            throw new UnreadableException(
                DataReading.Reason.TOO_LARGE_VALUE,
                "A value has more than " + LONGEST_TEXT + " characters.");
          }
        }
        depth--;
        return text.toString();
      } catch (XMLStreamException | UncheckedStreamException failure) {
        throw unreadable(failure);
      }
    }

    private IOException unreadable(Exception failure) {
      Throwable cause = failure;
      while (cause != null) {
        if (cause instanceof UnreadableException refusal) {
          return refusal;
        }
        cause =
            cause instanceof XMLStreamException xml && xml.getNestedException() != null
                ? xml.getNestedException()
                : cause.getCause();
      }
      return malformed("Its part " + name + " is not correct XML, or is cut off.");
    }

    @Override
    public void close() throws IOException {
      try {
        xml.close();
      } catch (XMLStreamException _) {
        // It holds nothing but the stream.
      }
      bytes.close();
    }
  }

  /** Counts what comes out of an entry, and ends what would be a bomb. */
  private final class Measured extends FilterInputStream {
    private final InputStream unpacked;
    private final ZipArchiveEntry entry;
    private long bytes;
    private long piece;

    Measured(InputStream unpacked, ZipArchiveEntry entry) {
      super(new BufferedInputStream(unpacked));
      this.unpacked = unpacked;
      this.entry = entry;
    }

    /** What comes next is not part of what came before. */
    void nextPiece() {
      piece = 0;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (ZipException | java.io.EOFException _) {
        throw malformed("The archive is damaged or cut off.");
      }
      if (read > 0) {
        bytes += read;
        bytesLeft -= read;
        piece += read;
        if (piece > LONGEST_PIECE) {
          throw new UnreadableException(
              DataReading.Reason.TOO_LARGE_VALUE, "The workbook has a text of endless length.");
        }
        if (bytesLeft < 0 || (bytes > UNSUSPICIOUS && bytes / packed() > MOST_UNFOLDING)) {
          throw new UnreadableException(
              DataReading.Reason.UNSAFE, "The archive unfolds to more than a workbook would.");
        }
      }
      return read;
    }

    /** As many packed bytes as gave what was read, where that is counted. */
    private long packed() {
      return Math.max(
          1,
          unpacked instanceof InputStreamStatistics statistics
              ? statistics.getCompressedCount()
              : entry.getCompressedSize());
    }
  }
}
