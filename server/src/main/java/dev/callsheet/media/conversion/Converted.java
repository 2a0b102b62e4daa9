package dev.callsheet.media.conversion;

import java.util.List;

/**
 * What a conversion made.
 *
 * @param files in order, at least one
 * @param folder whether the files refer to each other and are one thing together, whose first file
 *     is the one to open: a manifest and its segments, a WebVTT and its sprite sheets
 * @param warnings what turned out otherwise than people may expect
 */
public record Converted(
    List<ConvertedFile> files, boolean folder, Facts facts, List<Warning> warnings) {
  /** Refuses nothing at all. */
  public Converted {
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
    Requirements.that(!files.isEmpty(), "Nothing was made");
  }
}
