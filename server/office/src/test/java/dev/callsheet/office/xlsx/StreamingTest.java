package dev.callsheet.office.xlsx;

import static dev.callsheet.office.xlsx.Documents.table;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.document.Progress;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
final class StreamingTest {
  @Test
  void tenTimesTheRowsTakeNoMoreHeap() throws IOException {
    long few = heap(10_000);
    long many = heap(100_000);
    assertTrue(many <= few * 1.2, few + " bytes became " + many);
  }

  private static long heap(long rows) throws IOException {
    var live = new LiveHeap();
    var document =
        new Document(
            new Metadata(null, null, Locale.UK), List.<Block>of(table(MadeUpTable.of(rows, 20))));
    new XlsxWriter()
        .write(
            new Order(document, Theme.PLAIN, false, new Warnings(), live),
            OutputStream.nullOutputStream());
    return live.most;
  }

  /** What is in use while a workbook is written, without what is garbage. */
  private static final class LiveHeap implements Progress {
    private double next = 0.2;
    private long most;

    @Override
    public void at(double share) {
      if (share >= next) {
        next += 0.2;
        System.gc();
        var runtime = Runtime.getRuntime();
        most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
      }
    }
  }
}
