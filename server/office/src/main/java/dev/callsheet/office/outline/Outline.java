package dev.callsheet.office.outline;

import dev.callsheet.office.document.Document;
import dev.callsheet.office.warning.Warning;
import java.util.List;

/**
 * What came of the reading of an outline.
 *
 * @param document what it says; what is missing is left out of it
 * @param missing what has to be attached or corrected before a document can be made; empty if the
 *     outline is in order
 * @param detected what it names
 * @param warnings what is not as the outline has it
 */
public record Outline(
    Document document, List<Missing> missing, Detected detected, List<Warning> warnings) {
  /** Keeps copies. */
  public Outline {
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
  }

  /**
   * Something that the outline names and that is not there.
   *
   * @param line of the outline, from 1
   * @param message what it is and what to do, for people
   */
  public record Missing(Kind kind, int line, String message) {
    /** What it is. */
    public enum Kind {
      FILE,
      IMAGE,
      COLUMN,
      /** A directive that is not known, or not written as one. */
      DIRECTIVE,
      /** An argument that the directive does not have, or whose value is not one. */
      ARGUMENT
    }
  }

  /**
   * What the outline names, in its order, whether or not it is attached.
   *
   * @param tables the names of the files, and {@code Markdown} for each table that stands in it
   * @param charts the kind and the file of each
   * @param images their names
   */
  public record Detected(List<String> tables, List<String> charts, List<String> images) {
    /** Keeps copies. */
    public Detected {
      tables = List.copyOf(tables);
      charts = List.copyOf(charts);
      images = List.copyOf(images);
    }
  }
}
