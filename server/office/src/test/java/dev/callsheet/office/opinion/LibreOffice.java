package dev.callsheet.office.opinion;

import dev.callsheet.tool.AbsentTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * LibreOffice without a screen, and poppler for what its PDF shows. Where one is absent, the test
 * is skipped or fails.
 */
public final class LibreOffice {
  /** It computes formulas itself, whatever values they have in the file. */
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
      </item>
      </oor:items>
      """;

  private static final Pattern PAGE = Pattern.compile("<page width=\"([0-9.]+)\"");
  private static final Pattern WORD =
      Pattern.compile(
          "<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\""
              + " yMax=\"([-0-9.]+)\">(.*)</word>");

  private LibreOffice() {}

  /** Makes a PDF beside a document and returns it. */
  public static Path toPdf(Path file) throws IOException, InterruptedException {
    return convert(file, "pdf");
  }

  /**
   * Makes a file of another format beside a document and returns it.
   *
   * @param format as {@code --convert-to} takes it: an ending, with a filter or without
   */
  public static Path convert(Path file, String format) throws IOException, InterruptedException {
    if (AbsentTool.isAbsent("soffice")) {
      return AbsentTool.skip("There is no LibreOffice here.");
    }
    var profile = Files.createTempDirectory("soffice");
    try {
      Files.writeString(
          Files.createDirectory(profile.resolve("user")).resolve("registrymodifications.xcu"),
          SETTINGS);
      var outcome =
          Program.run(
              Map.of("HOME", profile.toString()),
              List.of(
                  "soffice",
                  "-env:UserInstallation=" + profile.toUri(),
                  "--headless",
                  "--convert-to",
                  format,
                  "--outdir",
                  folder(file).toString(),
                  file.toString()));
      var name = file.getFileName().toString();
      var made =
          folder(file)
              .resolve(
                  name.substring(0, name.lastIndexOf('.') + 1)
                      + format.substring(0, (format + ":").indexOf(':')));
      if (outcome.code() != 0 || !Files.exists(made)) {
        throw new IOException("LibreOffice: " + outcome.output() + outcome.errors());
      }
      return made;
    } finally {
      delete(profile);
    }
  }

  /**
   * What the pages of a document look like: PNG files beside it, one a page, in their order.
   *
   * @param resolution in dots per inch
   */
  public static List<Path> pages(Path file, int resolution)
      throws IOException, InterruptedException {
    var pdf = toPdf(file);
    poppler();
    var stem = folder(file).resolve(file.getFileName() + ".page");
    Program.output(
        Map.of(),
        List.of("pdftoppm", "-r", Integer.toString(resolution), "-png", pdf.toString(), stem + ""));
    try (var files = Files.list(folder(file))) {
      // Poppler writes all numbers of one document with as many digits.
      return files
          .filter(page -> page.getFileName().toString().startsWith(stem.getFileName() + "-"))
          .sorted()
          .toList();
    }
  }

  /** The words on the pages of a document, with a form feed after each. */
  public static String text(Path file) throws IOException, InterruptedException {
    var pdf = toPdf(file);
    poppler();
    return Program.output(
        Map.of(), List.of("pdftotext", "-layout", "-enc", "UTF-8", pdf.toString(), "-"));
  }

  /**
   * A word of a page.
   *
   * @param page from 1
   * @param left the distances from the left and upper edges of the page, as shares of its width
   */
  public record Word(int page, double left, double top, double right, double bottom, String text) {}

  /** Where the words of a document in the plain theme's font stand on its pages. */
  public static List<Word> words(Path file) throws IOException, InterruptedException {
    var pdf = toPdf(file);
    poppler();
    calibri();
    var boxes = Program.output(Map.of(), List.of("pdftotext", "-bbox", pdf.toString(), "-"));
    var words = new ArrayList<Word>();
    int page = 0;
    double width = 1;
    for (var line : boxes.lines().toList()) {
      var begin = PAGE.matcher(line);
      var word = WORD.matcher(line);
      if (begin.find()) {
        page++;
        width = Double.parseDouble(begin.group(1));
      } else if (word.find()) {
        words.add(
            new Word(
                page,
                Double.parseDouble(word.group(1)) / width,
                Double.parseDouble(word.group(2)) / width,
                Double.parseDouble(word.group(3)) / width,
                Double.parseDouble(word.group(4)) / width,
                word.group(5)));
      }
    }
    return words;
  }

  /** With a font of other widths, words stand elsewhere than in any office program of a user. */
  private static void calibri() throws IOException, InterruptedException {
    if (AbsentTool.isAbsent("fc-match")) {
      AbsentTool.skip("There is no fontconfig here.");
    }
    var family = Program.output(Map.of(), List.of("fc-match", "--format=%{family}", "Calibri"));
    if (!family.contains("Carlito") && !family.contains("Calibri")) {
      AbsentTool.skip("There is neither Calibri here nor Carlito, which is as wide.");
    }
  }

  private static void poppler() {
    AbsentTool.skipUnlessInstalled("pdftoppm", "pdftotext");
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling(".").normalize();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
