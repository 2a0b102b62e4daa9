package dev.callsheet.benchmark.documents;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.benchmark.MeasuredServer;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.office.xlsx.XlsxWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program: measures how documents are made, prints a table, and writes it as JSON. */
public final class DocumentsBenchmark {
  private static final double NO_GOAL = Double.POSITIVE_INFINITY;
  private static final double MEBIBYTE = 1 << 20;
  private static final int FEW_ROWS = 100_000;
  private static final int MANY_ROWS = 1_000_000;
  private static final int SMALL_RUNS = 25;

  /** How many turns what is short has for one of what is long. */
  private static final int OFTEN = 5;

  private static final String SMALL = "# Small\n\n| a | b |\n|---|---|\n| x | 1 |\n";

  private final Path serverJar;
  private final Path directory;
  private final int rounds = Integer.getInteger("benchmark.documentRounds", 7);

  private DocumentsBenchmark(Path serverJar, Path directory) {
    this.serverJar = serverJar;
    this.directory = directory;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the built server's jar, and a directory for files, a log and {@code
   *     documents.json}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var directory = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    new DocumentsBenchmark(Path.of(arguments[0]).toAbsolutePath(), directory).run();
  }

  private void run() throws IOException, InterruptedException {
    var before = loadAverage();
    var few = MadeUpTable.of(FEW_ROWS).csv(directory.resolve("few.csv"));
    var many = MadeUpTable.of(MANY_ROWS).csv(directory.resolve("many.csv"));
    var figures = new ArrayList<Figure>();
    figures.add(cells());
    figures.add(heap(few, many));
    figures.add(size(Format.SLIDES, "100 slides, and 10", Outlines.deck(100), Outlines.deck(10)));
    figures.add(
        size(
            Format.WORD,
            "a text of 200 pages, and one of 20",
            Outlines.text(200),
            Outlines.text(20)));
    try (var server = DocumentsServer.start(serverJar, directory)) {
      var fewId = server.upload(few);
      figures.add(
          served(
              server,
              Format.EXCEL,
              "a workbook of 100,000 × 20",
              Outlines.workbook("few.csv"),
              few,
              fewId,
              1.2));
      figures.add(
          served(server, Format.WORD, "a text of 200 pages", Outlines.text(200), null, null, 1.2));
      figures.add(
          served(
              server, Format.SLIDES, "a deck of 100 slides", Outlines.deck(100), null, null, 1.2));
      figures.add(
          served(server, Format.EXCEL, "a workbook of 2 cells", SMALL, null, null, NO_GOAL));
      figures.add(besideALargeOne(server, server.upload(many)));
    }
    print(figures, before);
  }

  /** In memory, with the values made on the way, so that only the writing counts. */
  private Figure cells() throws IOException, InterruptedException {
    var data = MadeUpTable.of(FEW_ROWS);
    var turns =
        Turns.of(
            rounds,
            rounds,
            () -> workbook(data),
            () -> BareWorkbook.write(data, OutputStream.nullOutputStream()));
    return new Figure(
        "100,000 × 20 cells, and bare fastexcel", turns.first(), turns.second(), "ms", 1.3);
  }

  private static void workbook(MadeUpTable data) throws IOException {
    var alignments = Collections.nCopies(MadeUpTable.COLUMNS, Block.Alignment.BY_TYPE);
    var document =
        new Document(
            new Metadata("Sales", null, Locale.UK),
            List.<Block>of(new Block.Table(data, alignments)));
    new XlsxWriter()
        .write(
            new Order(document, Theme.PLAIN, false, new Warnings(), _ -> {}),
            OutputStream.nullOutputStream());
  }

  private Figure heap(Path few, Path many) throws IOException, InterruptedException {
    return new Figure(
        "the heap for a file of 1,000,000 × 20, and of 100,000",
        heap(many) / MEBIBYTE,
        heap(few) / MEBIBYTE,
        "MB",
        1.2);
  }

  /** In a process of its own, in which nothing else is. */
  private double heap(Path data) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                MeasuredServer.java(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HeapProbe.class.getName(),
                data.toString(),
                directory.resolve("probe.xlsx").toString())
            .redirectError(Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The probe of the heap failed");
    }
    return Double.parseDouble(output.strip());
  }

  private Figure size(Format format, String what, String large, String small)
      throws IOException, InterruptedException {
    var file = directory.resolve("document");
    var turns =
        Turns.of(
            rounds * OFTEN,
            rounds * OFTEN,
            () -> InProcess.make(format, large, null, file),
            () -> InProcess.make(format, small, null, file));
    return new Figure(what, turns.first(), turns.second(), "ms", 12);
  }

  private Figure served(
      DocumentsServer server,
      Format format,
      String what,
      String outline,
      @Nullable Path data,
      @Nullable String fileId,
      double goal)
      throws IOException, InterruptedException {
    var file = directory.resolve("document");
    var turns =
        Turns.of(
            data == null ? rounds * OFTEN * 2 : rounds,
            data == null ? rounds * OFTEN : rounds,
            () -> server.make(format, outline, fileId),
            () -> InProcess.make(format, outline, data, file));
    return new Figure(what + " by HTTP, and in process", turns.first(), turns.second(), "ms", goal);
  }

  private static Figure besideALargeOne(DocumentsServer server, String many)
      throws IOException, InterruptedException {
    var alone = new double[SMALL_RUNS];
    for (int run = 0; run < SMALL_RUNS; run++) {
      alone[run] = small(server);
    }
    var beside = new double[SMALL_RUNS];
    var large = server.begin(Format.EXCEL, Outlines.workbook("many.csv"), many);
    for (int run = 0; run < SMALL_RUNS; ) {
      var taken = small(server);
      if (server.isUnfinished(large)) {
        beside[run++] = taken;
      } else {
        large = server.begin(Format.EXCEL, Outlines.workbook("many.csv"), many);
      }
    }
    return new Figure(
        "a small workbook beside one of 1,000,000 × 20, and alone",
        Turns.median(beside),
        Turns.median(alone),
        "ms",
        2);
  }

  private static double small(DocumentsServer server) throws IOException, InterruptedException {
    return Turns.milliseconds(() -> server.make(Format.EXCEL, SMALL, null));
  }

  private void print(List<Figure> figures, double before) throws IOException {
    var after = loadAverage();
    System.out.printf(
        Locale.ROOT,
        "%n%d processors, load average %.1f before and %.1f after; medians of %d rounds or more.%n",
        Runtime.getRuntime().availableProcessors(),
        before,
        after,
        rounds);
    System.out.print(Figure.headings());
    figures.forEach(figure -> System.out.print(figure.line()));
    var rows = new ArrayList<Map<String, Object>>();
    for (var figure : figures) {
      var row = new LinkedHashMap<String, Object>();
      row.put("what", figure.what());
      row.put("unit", figure.unit());
      row.put("measured", figure.measured());
      row.put("beside", figure.beside());
      row.put("ratio", figure.ratio());
      if (Double.isFinite(figure.goal())) {
        row.put("goal", figure.goal());
      }
      rows.add(row);
    }
    Files.writeString(
        directory.resolve("documents.json"),
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                Map.of("load_average", List.of(before, after), "measurements", rows)));
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
