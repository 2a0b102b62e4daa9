package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The few texts that stand apart from their cells.
 *
 * <p>Each of them is kept in memory, so that most texts stand in their cells. Here are the names of
 * columns, where programs look for them, and texts that need an escape, which some programs
 * understand here only.
 */
final class SharedStrings {
  /** As many letters are kept, whatever the texts. */
  private static final long MOST_LETTERS = 1_000_000;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private long letters;
  private long uses;

  /** The number of a text that XML can hold; empty if there is no room for it. */
  OptionalInt number(String text) {
    var number = numbers.get(text);
    if (number == null) {
      if (letters + text.length() > MOST_LETTERS) {
        return OptionalInt.empty();
      }
      letters += text.length();
      number = numbers.size();
      numbers.put(text, number);
    }
    uses++;
    return OptionalInt.of(number);
  }

  /** Writes the part. */
  void write(PackageWriter parts, String name) throws IOException {
    try (var xml = parts.xml(name, ContentType.workbook("sharedStrings"))) {
      xml.start("sst", "xmlns", Namespace.WORKBOOK).attribute("count", uses);
      xml.attribute("uniqueCount", numbers.size());
      for (var text : numbers.keySet()) {
        xml.start("si").start("t", "xml:space", "preserve");
        xml.text(CharacterFilter.escaped(text)).end().end();
      }
    }
  }
}
