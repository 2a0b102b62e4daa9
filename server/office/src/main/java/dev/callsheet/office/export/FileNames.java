package dev.callsheet.office.export;

import dev.callsheet.office.text.DistinctNames;
import java.util.regex.Pattern;

/** Names for the files of an archive that every file system takes, no two of them alike. */
final class FileNames {
  private static final int LONGEST = 80;
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\\\/:*?\"<>|]+");
  private static final Pattern RESERVED =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  private final String extension;
  // Some file systems know no upper and lower case.
  private final DistinctNames taken = new DistinctNames(2);

  FileNames(String extension) {
    this.extension = extension;
  }

  /** A name that is like this one. */
  String next(String wanted) {
    var fit = UNFIT.matcher(wanted).replaceAll("_").strip();
    fit = fit.replaceAll("^[.\\s]+|[.\\s]+$", "");
    if (fit.codePointCount(0, fit.length()) > LONGEST) {
      fit = fit.substring(0, fit.offsetByCodePoints(0, LONGEST)).strip();
    }
    if (fit.isEmpty()) {
      fit = "sheet";
    }
    if (RESERVED.matcher(fit).matches()) {
      fit = "_" + fit;
    }
    var name = fit;
    return taken.take(name, number -> name + " (" + number + ")") + "." + extension;
  }
}
