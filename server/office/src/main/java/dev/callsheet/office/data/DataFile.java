package dev.callsheet.office.data;

import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A file of data that has been looked at from its first to its last byte.
 *
 * <p>Its tables read from the file each time that they are opened, so the file has to stay as it
 * is.
 */
public final class DataFile {
  private static final int START = 1 << 16;
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "^ {0,3}(#{1,6} \\S|```|~~~|>|[-*+] \\S|\\d{1,9}[.)] \\S|\\{\\{ ?[a-z]|!?\\[[^\\]\n]{1,200}\\]\\()"
              + "|^===|\\*\\*\\S",
          Pattern.MULTILINE);
  private static final Pattern OUTLINE =
      Pattern.compile("^(#{1,6} \\S|\\{\\{ ?[a-z]|```)", Pattern.MULTILINE);

  /**
   * A table of the file.
   *
   * @param part the sheet, or the name in an object, that it is; null where the file is one table
   */
  public record Table(@Nullable String part, Dataset data) {}

  private final String name;
  private final DataKind kind;
  private final List<Table> tables;
  private final List<Warning> warnings;
  private final @Nullable TextFile text;

  private DataFile(
      String name, DataKind kind, List<Table> tables, Warnings warnings, @Nullable TextFile text) {
    this.name = name;
    this.kind = kind;
    this.tables = List.copyOf(tables);
    this.warnings = warnings.all();
    this.text = text;
  }

  /**
   * Looks at a file.
   *
   * @param fileName as its sender calls it; decides only where the content leaves it open whether a
   *     text is CSV, Markdown or plain, and names the tables
   * @throws IOException if the disk fails; a file that cannot be read is an answer, not an
   *     exception
   */
  public static DataReading read(Path file, String fileName, DataLimits limits) throws IOException {
    try {
      return new DataReading.Readable(new Look(file, fileName, limits).look());
    } catch (UnreadableException refusal) {
      return refusal.reading();
    }
  }

  /** The name that its sender calls it by. */
  public String name() {
    return name;
  }

  /** What it is by its content. */
  public DataKind kind() {
    return kind;
  }

  /**
   * Its tables, none of them without a column; their data is named as the file, with {@code #} and
   * the part where there are several. Text and Markdown have none.
   */
  public List<Table> tables() {
    return tables;
  }

  /** What of it is not as it was sent, or had to be guessed. */
  public List<Warning> warnings() {
    return warnings;
  }

  /** The name of the encoding of its characters; empty for a workbook. */
  public Optional<String> encoding() {
    return Optional.ofNullable(text).map(file -> file.charset().name());
  }

  /**
   * Its characters, of text, Markdown, CSV, TSV and JSON.
   *
   * @throws IllegalStateException if it is a workbook
   */
  public Reader openText() throws IOException {
    if (text == null) {
      throw new IllegalStateException("A workbook is not text");
    }
    return text.open();
  }

  /** One look at one file. */
  private static final class Look {
    private final Path file;
    private final String name;
    private final DataLimits limits;
    private final Warnings warnings = new Warnings();

    Look(Path file, String name, DataLimits limits) {
      this.file = file;
      this.name = name.isBlank() ? "data" : name.strip();
      this.limits = limits;
    }

    DataFile look() throws IOException {
      byte[] first;
      try (InputStream bytes = Files.newInputStream(file)) {
        first = bytes.readNBytes(16);
      }
      if (first.length == 0) {
        throw empty();
      }
      var magic = Magic.of(first);
      if (magic == Magic.ZIP) {
        return workbook();
      }
      if (magic == Magic.COMPOUND) {
        throw compound(file.toFile());
      }
      if (magic != null) {
        throw unsupported("The file is " + magic.article + ".");
      }
      return text();
    }

    private DataFile workbook() throws IOException {
      var tables = new ArrayList<Table>();
      try (var archive = XlsxPackage.open(file, limits)) {
        checkIsWorkbook(archive);
      }
      try (var workbook = XlsxFile.open(file, limits)) {
        var sheets = workbook.sheets(warnings);
        for (var sheet : sheets) {
          var table = sheets.size() == 1 ? name : name + "#" + sheet.name();
          var data = scan('.', false).read(table, sheet, null);
          sheet.tell(warnings, table);
          if (data != null && !data.columns().isEmpty()) {
            tables.add(new Table(sheet.name(), data));
          }
        }
      }
      if (tables.isEmpty()) {
        throw new UnreadableException(
            DataReading.Reason.EMPTY, "The workbook has no visible sheet with a value.");
      }
      return new DataFile(name, DataKind.XLSX, tables, warnings, null);
    }

    private static void checkIsWorkbook(XlsxPackage archive) throws UnreadableException {
      if (archive.has("EncryptedPackage")) {
        throw encrypted();
      }
      if (archive.has("xl/workbook.bin")) {
        throw unsupported("The file is a binary workbook (xlsb). Save it as xlsx.");
      }
      if (archive.hasBelow("word/") || archive.hasBelow("ppt/")) {
        throw unsupported("The file is a text document or a deck.");
      }
      if (archive.has("content.xml") && archive.has("mimetype")) {
        throw unsupported("The file is an OpenDocument. Save it as xlsx.");
      }
      if (!archive.has("[Content_Types].xml") || !archive.has("_rels/.rels")) {
        throw unsupported("The file is an archive.");
      }
    }

    private DataFile text() throws IOException {
      var text = TextFile.of(file, warnings);
      var start = text.start(START);
      if (start.isBlank()) {
        throw empty();
      }
      var head = start.stripLeading();
      var small = head.substring(0, Math.min(20, head.length())).toLowerCase(Locale.ROOT);
      if (small.startsWith("<!doctype html") || small.startsWith("<html")) {
        throw unsupported("The file is a web page, whatever its name says.");
      }
      if (small.startsWith("<?xml")) {
        throw unsupported("The file is XML.");
      }
      if (small.startsWith("{\\rtf")) {
        throw unsupported("The file is RTF.");
      }
      boolean claimsJson =
          DataKind.JSON.isNamed(name) || head.matches("(?s)(\\{\\s*\"|\\[\\s*[{\\[\"\\-0-9]).*");
      if (claimsJson && (head.startsWith("{") || head.startsWith("["))) {
        try {
          return json(text);
        } catch (UnreadableException refusal) {
          boolean surely =
              DataKind.JSON.isNamed(name)
                  || head.matches("(?s)(\\{\\s*\"[^\"\\n]*\"\\s*:|\\[\\s*\\{\\s*\").*");
          if (surely || refusal.reading().reason() != DataReading.Reason.MALFORMED) {
            throw refusal;
          }
        }
      } else if (DataKind.JSON.isNamed(name)) {
        throw new UnreadableException(
            DataReading.Reason.MALFORMED,
            "The file is not JSON: it begins with neither an object nor an array.");
      }
      return lines(text, start);
    }

    private DataFile json(TextFile text) throws IOException {
      var file = new JsonFile(text, limits);
      var contents = file.contents();
      var found = contents.tables();
      var tables = new ArrayList<Table>();
      for (var table : found) {
        var title = found.size() == 1 ? name : name + "#" + table.path();
        var data = scan('.', false).read(title, table.raw(), table.columns());
        if (data != null && !data.columns().isEmpty()) {
          tables.add(new Table(table.path().isEmpty() ? null : table.path(), data));
        }
      }
      if (tables.isEmpty()) {
        throw empty();
      }
      if (!file.repeated().isEmpty()) {
        warnings.add(
            "names_repeated",
            "Objects have a name more than once, of which the last value was taken: "
                + String.join(", ", file.repeated().stream().limit(5).toList())
                + ".",
            name);
      }
      if (!contents.leftOut().isEmpty()) {
        var names = contents.leftOut().stream().limit(5).toList();
        warnings.add(
            "values_left_out",
            "What stands beside the tables is in none of them: "
                + String.join(", ", names)
                + (contents.leftOut().size() > names.size() ? ", ..." : "")
                + ".",
            name);
      }
      return new DataFile(name, DataKind.JSON, tables, warnings, text);
    }

    private DataFile lines(TextFile text, String start) throws IOException {
      var shape = CsvFile.shape(start);
      boolean named = DataKind.CSV.isNamed(name) || DataKind.TSV.isNamed(name);
      boolean markdown = MARKDOWN.matcher(start).find() || isRuled(start);
      boolean ruled = shape.separator() == '|' && isRuled(start);
      boolean table = shape.isTable() && !ruled && (named || !isProse(shape, start, markdown));
      if (!table
          && (markdown || DataKind.MD.isNamed(name))
          && !(named && !ruled && !isOutline(start))) {
        return new DataFile(name, DataKind.MD, List.of(), warnings, text);
      }
      if (!table && !named) {
        return new DataFile(name, DataKind.TXT, List.of(), warnings, text);
      }
      char separator = shape.fields() > 1 || shape.named() ? shape.separator() : ',';
      var data = separated(text, start, separator, shape.named());
      if (data == null || data.columns().isEmpty()) {
        throw empty();
      }
      var kind = separator == '\t' ? DataKind.TSV : DataKind.CSV;
      return new DataFile(name, kind, List.of(new Table(null, data)), warnings, text);
    }

    private @Nullable Dataset separated(
        TextFile text, String start, char separator, boolean firstLine) throws IOException {
      var scan = scan(separator == ';' ? ',' : '.', true);
      if (CsvFile.isSpaced(start, separator)) {
        try {
          return scan.read(
              name, new CsvFile(text, separator, firstLine, true, new AtomicBoolean()), null);
        } catch (UnreadableException _) {
          // Something stands behind a closing quotation mark; then spaces are part of the values.
        }
      }
      var unclosed = new AtomicBoolean();
      var data = scan.read(name, new CsvFile(text, separator, firstLine, false, unclosed), null);
      if (unclosed.get()) {
        warnings.add(
            "quotation_unclosed",
            "The last value begins with a quotation mark that nothing closes, so it holds all that"
                + " follows. Is the file cut off?",
            name);
      }
      return data;
    }

    /** Sentences have commas too, but spaces behind them; those of lists are not separators. */
    private static boolean isProse(CsvFile.Shape shape, String start, boolean markdown) {
      if (shape.named() || shape.separator() == '\t') {
        return false;
      }
      long separators = start.chars().filter(next -> next == shape.separator()).count();
      long spaced = 0;
      for (int at = start.indexOf(shape.separator());
          at >= 0;
          at = start.indexOf(shape.separator(), at + 1)) {
        spaced += at + 1 < start.length() && start.charAt(at + 1) == ' ' ? 1 : 0;
      }
      boolean sentences = spaced * 2 > separators;
      return markdown ? sentences || isOutline(start) : sentences && shape.fields() < 4;
    }

    private static boolean isOutline(String start) {
      return OUTLINE.matcher(start).find();
    }

    /** Whether a line divides the header of a table of Markdown from its rows. */
    private static boolean isRuled(String start) {
      return start
          .lines()
          .anyMatch(
              line ->
                  line.contains("--")
                      && line.indexOf('|') >= 0
                      && line.chars().allMatch(next -> "|:- ".indexOf(next) >= 0));
    }

    private TableScan scan(char usual, boolean ragged) {
      return new TableScan(limits, warnings, usual, ragged);
    }

    private static UnreadableException empty() {
      return new UnreadableException(DataReading.Reason.EMPTY, "The file is empty.");
    }

    private static UnreadableException encrypted() {
      return new UnreadableException(
          DataReading.Reason.ENCRYPTED, "The workbook needs a password. Save it without one.");
    }

    private static UnreadableException unsupported(String what) {
      return new UnreadableException(
          DataReading.Reason.UNSUPPORTED, what + " Send CSV, TSV, JSON, XLSX, text or Markdown.");
    }

    private static UnreadableException compound(File file) {
      try (var compound = new POIFSFileSystem(file, true)) {
        if (compound.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
          return encrypted();
        }
      } catch (IOException | RuntimeException _) {
        return new UnreadableException(
            DataReading.Reason.MALFORMED, "The file is a damaged document of an old format.");
      }
      return unsupported("The file is a document of an old format (xls, doc). Save it as xlsx.");
    }
  }

  /** Kinds of files that are known by their first bytes. */
  private enum Magic {
    ZIP("an archive", 'P', 'K', 3, 4),
    EMPTY_ZIP("an empty archive", 'P', 'K', 5, 6),
    COMPOUND("an old document", 0xD0, 0xCF, 0x11, 0xE0),
    PDF("a PDF", '%', 'P', 'D', 'F'),
    PNG("a picture", 0x89, 'P', 'N', 'G'),
    JPEG("a picture", 0xFF, 0xD8, 0xFF),
    GIF("a picture", 'G', 'I', 'F', '8'),
    RIFF("a picture, sound or film", 'R', 'I', 'F', 'F'),
    GZIP("compressed", 0x1F, 0x8B, 8),
    BZIP2("compressed", 'B', 'Z', 'h'),
    XZ("compressed", 0xFD, '7', 'z', 'X', 'Z'),
    ZSTD("compressed", 0x28, 0xB5, 0x2F, 0xFD),
    SEVEN_ZIP("an archive", '7', 'z', 0xBC, 0xAF),
    RAR("an archive", 'R', 'a', 'r', '!'),
    ELF("a program", 0x7F, 'E', 'L', 'F'),
    PARQUET("a Parquet file", 'P', 'A', 'R', '1'),
    SQLITE("a database", 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f');

    private final String article;
    private final int[] bytes;

    Magic(String article, int... bytes) {
      this.article = article;
      this.bytes = bytes;
    }

    static @Nullable Magic of(byte[] start) {
      for (var magic : values()) {
        boolean same = start.length >= magic.bytes.length;
        for (int position = 0; same && position < magic.bytes.length; position++) {
          same = (start[position] & 0xFF) == magic.bytes[position];
        }
        if (same) {
          return magic;
        }
      }
      return null;
    }
  }
}
