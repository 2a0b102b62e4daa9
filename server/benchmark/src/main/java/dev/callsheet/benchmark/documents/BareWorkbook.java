package dev.callsheet.benchmark.documents;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The cells of a table as fastexcel writes them by itself: values without any format. */
final class BareWorkbook {
  private static final int FLUSHED_ROWS = 1_000;

  private BareWorkbook() {}

  static void write(Dataset data, OutputStream file) throws IOException {
    try (var workbook = new Workbook(file, "Benchmark", "1.0");
        var rows = data.open()) {
      var sheet = workbook.newWorksheet("sales");
      for (int column = 0; column < data.columns().size(); column++) {
        sheet.value(0, column, data.columns().get(column).name());
      }
      int number = 1;
      for (var row = rows.next(); row != null; row = rows.next()) {
        for (int column = 0; column < row.size(); column++) {
          write(sheet, number, column, row.get(column));
        }
        if (++number % FLUSHED_ROWS == 0) {
          sheet.flush();
        }
      }
    }
  }

  private static void write(Worksheet sheet, int row, int column, Value value) {
    switch (value) {
      case Value.Text(var text) -> sheet.value(row, column, text);
      case Value.Number(var number) -> sheet.value(row, column, number);
      case Value.Percent(var share) -> sheet.value(row, column, share);
      case Value.Money money -> sheet.value(row, column, money.amount());
      case Value.Date(var date) -> sheet.value(row, column, date);
      case Value.DateTime(var moment) -> sheet.value(row, column, moment);
      case Value.Bool(var yes) -> sheet.value(row, column, yes);
      case Value.Empty _ -> {}
      case Value.Rich _, Value.Time _ -> throw new IllegalArgumentException("It is not made up");
    }
  }
}
