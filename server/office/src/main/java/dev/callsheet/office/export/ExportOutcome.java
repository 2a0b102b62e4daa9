package dev.callsheet.office.export;

import dev.callsheet.office.warning.Warning;
import java.nio.file.Path;
import java.util.List;

/** What became of an export. */
public sealed interface ExportOutcome {
  /**
   * It is made.
   *
   * @param file in the folder of the caller, who deletes it
   * @param extension the end of its name, without a dot: that of the target, or {@code zip} where
   *     there are several sheets or pages of a kind of which each is a file
   */
  record Exported(Path file, String extension, String mediaType, List<Warning> warnings)
      implements ExportOutcome {
    /** Keeps a copy. */
    public Exported {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The format has no such target.
   *
   * @param targets those that it has
   */
  record NoSuchTarget(List<ExportTarget> targets) implements ExportOutcome {
    /** Keeps a copy. */
    public NoSuchTarget {
      targets = List.copyOf(targets);
    }
  }

  /**
   * The target needs a program that this machine lacks.
   *
   * @param program its name: {@code soffice}, or {@code pdftoppm}, which draws pages
   */
  record NotAvailable(String program) implements ExportOutcome {}

  /**
   * It was not made.
   *
   * @param log the end of what it said, for the log and not for callers
   */
  record Failed(Reason reason, String log) implements ExportOutcome {}

  /** Why it was not made. */
  enum Reason {
    /** LibreOffice could not be started, or ended with an error. */
    CRASHED,
    /** LibreOffice ended as if it had made it, but there is no file. */
    NO_OUTPUT,
    /** It was ended at its deadline, or there was no turn for it before that. */
    LATE
  }
}
