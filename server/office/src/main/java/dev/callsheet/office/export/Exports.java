package dev.callsheet.office.export;

import dev.callsheet.office.export.ExportOutcome.Reason;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Exports finished documents of our own. */
public final class Exports {
  private final @Nullable OfficeConverter converter;
  private final Duration deadline;
  private final Semaphore turns;

  /**
   * Makes one.
   *
   * @param converter null where there is no LibreOffice
   * @param deadline for one export, with the wait for its turn
   * @param atOnce how many are made at the same time
   */
  public Exports(@Nullable OfficeConverter converter, Duration deadline, int atOnce) {
    this.converter = converter;
    this.deadline = deadline;
    turns = new Semaphore(atOnce, true);
  }

  /**
   * Makes one file of another.
   *
   * @param file one that our writers made; nothing else is safe to hand to LibreOffice
   * @param folder where the export comes to lie
   * @throws IOException if the file or the folder fails
   * @throws InterruptedException if this thread is interrupted; nothing runs on then
   */
  public ExportOutcome export(Path file, OfficeFormat format, ExportTarget target, Path folder)
      throws IOException, InterruptedException {
    if (!format.targets().contains(target)) {
      return new ExportOutcome.NoSuchTarget(format.targets());
    }
    if (target.isConverted() && converter == null) {
      return new ExportOutcome.NotAvailable("soffice");
    }
    long end = System.nanoTime() + deadline.toNanos();
    if (!turns.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
      return new ExportOutcome.Failed(Reason.LATE, "Others had all turns");
    }
    try {
      return target.isConverted()
          ? Objects.requireNonNull(converter).convert(file, format, target, folder, end)
          : own(file, format, target, folder, end);
    } finally {
      turns.release();
    }
  }

  /** Ours read and write through channels, which an interrupt closes. */
  private static ExportOutcome own(
      Path file, OfficeFormat format, ExportTarget target, Path folder, long end)
      throws IOException, InterruptedException {
    try (var thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      var making = thread.submit(() -> own(file, format, target, folder));
      try {
        return making.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        making.cancel(true);
        return new ExportOutcome.Failed(Reason.LATE, "It was not finished in time");
      } catch (InterruptedException unwanted) {
        making.cancel(true);
        throw unwanted;
      } catch (ExecutionException failure) {
        switch (failure.getCause()) {
          case IOException broken -> throw broken;
          case RuntimeException broken -> throw broken;
          case Error broken -> throw broken;
          case null, default -> throw new IllegalStateException(failure.getCause());
        }
      }
    }
  }

  private static ExportOutcome own(Path file, OfficeFormat format, ExportTarget target, Path folder)
      throws IOException {
    var warnings = new Warnings();
    var made = Files.createTempFile(folder, "export", "." + target.extension());
    switch (format) {
      case XLSX -> {
        if (target == ExportTarget.CSV) {
          boolean several = WorkbookCsv.write(file, made, warnings);
          return several
              ? new ExportOutcome.Exported(made, "zip", "application/zip", warnings.all())
              : exported(made, target, warnings);
        }
        WorkbookHtml.write(file, made, warnings);
      }
      case DOCX -> {
        if (target == ExportTarget.HTML) {
          TextDocumentHtml.write(file, made, warnings);
        } else {
          TextDocumentText.write(file, made);
        }
      }
      case PPTX -> DeckText.write(file, made);
    }
    return exported(made, target, warnings);
  }

  private static ExportOutcome exported(Path made, ExportTarget target, Warnings warnings) {
    return new ExportOutcome.Exported(made, target.extension(), target.mediaType(), warnings.all());
  }
}
