package dev.callsheet.codegen.reference;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the site that is not generated, and that the generated ones link to.
 *
 * @param path where it is, such as {@code /guide}
 * @param title what the links to it say
 * @param purpose what it is for, in one sentence
 */
public record SitePage(String path, String title, String purpose) {
  /**
   * Reads pages of lines {@code path | title | purpose}; empty lines count for nothing.
   *
   * @throws IllegalArgumentException when a line is another one
   */
  public static List<SitePage> ofLines(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(SitePage::of)
        .toList();
  }

  private static SitePage of(String line) {
    List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    if (parts.size() != 3 || !parts.get(0).startsWith("/") || parts.contains("")) {
      throw new IllegalArgumentException("\"" + line + "\" is not \"/path | title | purpose\"");
    }
    return new SitePage(parts.get(0), parts.get(1), parts.get(2));
  }
}
