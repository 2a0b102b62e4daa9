package dev.callsheet.office.export;

import dev.callsheet.office.export.ExportOutcome.Exported;
import dev.callsheet.office.export.ExportOutcome.Failed;
import dev.callsheet.office.export.ExportOutcome.NotAvailable;
import dev.callsheet.office.export.ExportOutcome.Reason;
import dev.callsheet.office.ooxml.ArchiveTime;
import dev.callsheet.office.warning.Warnings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports by LibreOffice, which runs without a screen, with a profile of its own for each call, and
 * until a deadline at most.
 *
 * <p>Its macros are off, it updates no links, and its environment names a proxy that is not there.
 * Where the system lets us ({@link #isolation}), it has no network at all, and dies as a whole.
 */
public final class OfficeConverter {
  /** Pixels for an inch: a slide of 13.33 inches is 1,920 wide. */
  private static final int RESOLUTION = 144;

  private static final int MOST_PAGES = 200;
  private static final String TAGGED =
      ":{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}";

  private final Path office;
  private final @Nullable Path pages;
  private final Isolation isolation;

  private OfficeConverter(Path office, @Nullable Path pages, Isolation isolation) {
    this.office = office;
    this.pages = pages;
    this.isolation = isolation;
  }

  /**
   * Looks for it.
   *
   * @param configured its program; null for {@code soffice} on the PATH
   * @param memoryBytes the most that each run may have, where the system can set that
   * @return empty if there is none that can be run
   */
  public static Optional<OfficeConverter> find(@Nullable Path configured, long memoryBytes)
      throws InterruptedException {
    var office =
        configured == null
            ? ProgramPath.find("soffice")
            : Optional.of(configured).filter(Files::isExecutable);
    if (office.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OfficeConverter(
            office.get().toAbsolutePath(),
            ProgramPath.find("pdftoppm").orElse(null),
            Isolation.best(memoryBytes)));
  }

  /** What the system lets us take away from it, for the log. */
  public String isolation() {
    return isolation.description();
  }

  /** Makes one export until {@code end}, on the clock of {@link System#nanoTime}. */
  ExportOutcome convert(Path file, OfficeFormat format, ExportTarget target, Path folder, long end)
      throws IOException, InterruptedException {
    if (target == ExportTarget.PNG && pages == null) {
      return new NotAvailable("pdftoppm");
    }
    var work = Files.createTempDirectory(folder, "office");
    try {
      return new Conversion(work, end).run(file, format, target, folder);
    } finally {
      WorkFolder.delete(work);
    }
  }

  /** One export, in a folder of its own. */
  private final class Conversion {
    private final Path work;
    private final long end;

    Conversion(Path work, long end) {
      this.work = work;
      this.end = end;
    }

    ExportOutcome run(Path file, OfficeFormat format, ExportTarget target, Path folder)
        throws IOException, InterruptedException {
      // A copy, for it writes its lock beside what it opens.
      var name = "document." + format.name().toLowerCase(Locale.ROOT);
      var copy = Files.copy(file, work.resolve(name));
      var profile = Files.createDirectories(work.resolve("profile"));
      Files.createDirectories(profile.resolve("user"));
      Files.writeString(profile.resolve("user/registrymodifications.xcu"), OfficeProfile.SETTINGS);
      var out = Files.createDirectories(work.resolve("out"));
      var extension = target == ExportTarget.PNG ? "pdf" : target.extension();
      var failure =
          run(
              List.of(
                  office.toString(),
                  "-env:UserInstallation=" + profile.toUri(),
                  "--headless",
                  "--invisible",
                  "--nologo",
                  "--nodefault",
                  "--norestore",
                  "--nolockcheck",
                  "--nofirststartwizard",
                  "--infilter=" + reader(format),
                  "--convert-to",
                  filter(format, target),
                  "--outdir",
                  out.toString(),
                  copy.toString()));
      if (failure.reason() != null) {
        return new Failed(failure.reason(), failure.log());
      }
      var made = out.resolve("document." + extension);
      if (!Files.isRegularFile(made) || Files.size(made) == 0) {
        return new Failed(Reason.NO_OUTPUT, failure.log());
      }
      return target == ExportTarget.PNG
          ? pictures(made, format, folder)
          : exported(made, folder, target.extension(), target.mediaType(), new Warnings());
    }

    /**
     * How a program ended.
     *
     * @param reason null where it ended well
     */
    private record Ended(@Nullable Reason reason, String log) {}

    private Ended run(List<String> command) throws IOException, InterruptedException {
      var whole = new ArrayList<>(isolation.launcher());
      whole.addAll(command);
      var left = Duration.ofNanos(end - System.nanoTime());
      try {
        var end = ChildProcess.run(whole, work, environment(), left);
        if (end.isLate()) {
          return new Ended(Reason.LATE, end.log());
        }
        return new Ended(end.exitCode() == 0 ? null : Reason.CRASHED, end.log());
      } catch (ChildProcess.NotStarted notStarted) {
        return new Ended(Reason.CRASHED, String.valueOf(notStarted.getMessage()));
      }
    }

    private Map<String, String> environment() {
      // Port 9 of this machine is closed; the host is not asked for by name.
      var nowhere = "http://127.0.0.1:9";
      return Map.of(
          "PATH",
          System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
          "HOME",
          work.toString(),
          "TMPDIR",
          work.toString(),
          "LANG",
          "C.UTF-8",
          "SAL_USE_VCLPLUGIN",
          "svp",
          "http_proxy",
          nowhere,
          "https_proxy",
          nowhere,
          "ftp_proxy",
          nowhere,
          "no_proxy",
          "");
    }

    private ExportOutcome pictures(Path pdf, OfficeFormat format, Path folder)
        throws IOException, InterruptedException {
      var out = Files.createDirectories(work.resolve("pages"));
      var failure =
          run(
              List.of(
                  String.valueOf(pages),
                  "-png",
                  "-r",
                  String.valueOf(RESOLUTION),
                  "-l",
                  String.valueOf(MOST_PAGES + 1),
                  pdf.toString(),
                  out.resolve("p").toString()));
      if (failure.reason() != null) {
        return new Failed(failure.reason(), failure.log());
      }
      List<Path> made;
      try (var files = Files.list(out)) {
        made = files.sorted().toList();
      }
      if (made.isEmpty()) {
        return new Failed(Reason.NO_OUTPUT, failure.log());
      }
      var warnings = new Warnings();
      if (made.size() == 1) {
        return exported(made.getFirst(), folder, "png", "image/png", warnings);
      }
      if (made.size() > MOST_PAGES) {
        warnings.add(
            "pages_left_out",
            "Of each document the first " + MOST_PAGES + " pages are drawn.",
            null);
        made = made.subList(0, MOST_PAGES);
      }
      var kind = format == OfficeFormat.PPTX ? "slide" : "page";
      return exported(zip(made, kind), folder, "zip", "application/zip", warnings);
    }

    private Path zip(List<Path> made, String kind) throws IOException {
      var file = work.resolve("pages.zip");
      int digits = String.valueOf(made.size()).length();
      try (var zip =
          new ZipOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
        for (int number = 1; number <= made.size(); number++) {
          var entry =
              new ZipEntry(String.format(Locale.ROOT, "%s-%0" + digits + "d.png", kind, number));
          entry.setTimeLocal(ArchiveTime.FIXED);
          zip.putNextEntry(entry);
          Files.copy(made.get(number - 1), zip);
          zip.closeEntry();
        }
      }
      return file;
    }
  }

  private static Exported exported(
      Path made, Path folder, String extension, String mediaType, Warnings warnings)
      throws IOException {
    var kept = Files.createTempFile(folder, "export", "." + extension);
    Files.move(made, kept, StandardCopyOption.REPLACE_EXISTING);
    return new Exported(kept, extension, mediaType, warnings.all());
  }

  /** What it reads a file with; left to itself it takes what is broken for a text. */
  private static String reader(OfficeFormat format) {
    return switch (format) {
      case XLSX -> "Calc MS Excel 2007 XML";
      case DOCX -> "MS Word 2007 XML";
      case PPTX -> "Impress MS PowerPoint 2007 XML";
    };
  }

  private static String filter(OfficeFormat format, ExportTarget target) {
    return switch (target) {
      case ODT -> "odt:writer8";
      case ODP -> "odp:impress8";
      case PDF, PNG ->
          switch (format) {
            case XLSX -> "pdf:calc_pdf_Export" + TAGGED;
            case DOCX -> "pdf:writer_pdf_Export" + TAGGED;
            case PPTX -> "pdf:impress_pdf_Export" + TAGGED;
          };
      case CSV, HTML, TXT -> throw new IllegalArgumentException(target + " is of our own making");
    };
  }
}
