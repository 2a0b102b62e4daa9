package dev.callsheet.office.opinion;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.docx.DocxWriter;
import dev.callsheet.office.export.ExportOutcome;
import dev.callsheet.office.export.ExportTarget;
import dev.callsheet.office.export.Exports;
import dev.callsheet.office.export.OfficeFormat;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.pptx.PptxWriter;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.office.xlsx.XlsxWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A program that a test starts with the language, zone or memory of another machine. */
final class OtherMachine {
  private static final Map<OfficeFormat, DocumentWriter> WRITERS =
      Map.of(
          OfficeFormat.XLSX, new XlsxWriter(),
          OfficeFormat.DOCX, new DocxWriter(),
          OfficeFormat.PPTX, new PptxWriter());

  private OtherMachine() {}

  /** What it prints when it is started with these arguments of the JVM. */
  static String run(Path folder, String task, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.addAll(arguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OtherMachine.class.getName(), folder.toString(), task));
    return Program.output(Map.of("LOG4J_LEVEL", "OFF"), command);
  }

  /** Does what the test asks for. */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (arguments[1]) {
      case "hashes" -> out.print(hashes(folder));
      case "export" -> export(folder, out);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  /** What is made of one outline, byte by byte, and what is warned of. */
  static String hashes(Path folder) throws Exception {
    var out = new StringBuilder();
    var outline = Outlines.longOne(Files.createTempDirectory(folder, "machine"));
    out.append(outline.warnings()).append('\n');
    var broken =
        Files.writeString(
            folder.resolve("broken.svg"), "<svg xmlns='http://www.w3.org/2000/svg'>\n\n<g></svg>");
    out.append(new ImageReader(Duration.ofSeconds(9)).read(broken, "a", folder)).append('\n');
    for (var format : OfficeFormat.values()) {
      var order = Outlines.order(outline);
      var file = folder.resolve("document." + format);
      try (var stream = Files.newOutputStream(file)) {
        var writer = WRITERS.get(format);
        if (writer != null) {
          writer.write(order, stream);
        }
      }
      out.append(format)
          .append(" ")
          .append(hash(file))
          .append(" ")
          .append(order.warnings().all())
          .append('\n');
      for (var target : format.targets()) {
        if (!target.isConverted()) {
          var made = exported(file, format, target, folder);
          out.append(format)
              .append(" ")
              .append(target)
              .append(" ")
              .append(hash(made.file()))
              .append(" ")
              .append(made.warnings())
              .append('\n');
        }
      }
    }
    return out.toString();
  }

  /** Makes a text document with a long table, and a page and a text of it. */
  private static void export(Path folder, PrintStream out) throws Exception {
    var rows = new StringBuilder("name,amount,words\n");
    for (int row = 0; row < 40_000; row++) {
      rows.append("row ").append(row).append(',').append(row).append(",some words of the row\n");
    }
    var tables = Outlines.table(folder, "long.csv", rows.toString());
    var outline =
        new OutlineReader(new Sources(tables, List.of())).read("# Long\n", Outlines.english());
    var file = folder.resolve("long.docx");
    try (var stream = Files.newOutputStream(file)) {
      new DocxWriter()
          .write(
              new Order(outline.document(), Theme.PLAIN, false, new Warnings(), _ -> {}), stream);
    }
    for (var target : List.of(ExportTarget.HTML, ExportTarget.TXT)) {
      var made = exported(file, OfficeFormat.DOCX, target, folder);
      try (var lines = Files.lines(made.file())) {
        out.println(target + " " + lines.filter(line -> line.contains("row 39999")).count());
      }
    }
  }

  private static ExportOutcome.Exported exported(
      Path file, OfficeFormat format, ExportTarget target, Path folder) throws Exception {
    var outcome = new Exports(null, Duration.ofMinutes(5), 1).export(file, format, target, folder);
    return switch (outcome) {
      case ExportOutcome.Exported exported -> exported;
      case ExportOutcome.Failed _, ExportOutcome.NoSuchTarget _, ExportOutcome.NotAvailable _ ->
          throw new IOException(outcome.toString());
    };
  }

  private static String hash(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
