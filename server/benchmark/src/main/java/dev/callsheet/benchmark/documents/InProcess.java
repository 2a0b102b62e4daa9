package dev.callsheet.benchmark.documents;

import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.DataLimits;
import dev.callsheet.office.data.DataReading;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes documents with the office module alone, as the server does it: from files into a file. */
final class InProcess {
  private InProcess() {}

  /**
   * Makes one.
   *
   * @param data null where the outline names none
   * @return how many sheets or slides it has
   */
  static int make(Format format, String outline, @Nullable Path data, Path file)
      throws IOException {
    var read =
        new OutlineReader(new Sources(tables(data), List.of()))
            .read(outline, new Metadata(null, null, Locale.UK));
    var order = new Order(read.document(), Theme.PLAIN, false, new Warnings(), _ -> {});
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      return format.writer().write(order, out);
    }
  }

  private static List<Sources.Table> tables(@Nullable Path data) throws IOException {
    if (data == null) {
      return List.of();
    }
    return switch (DataFile.read(data, String.valueOf(data.getFileName()), DataLimits.USUAL)) {
      case DataReading.Readable(var readable) -> Sources.tables(readable);
      case DataReading.Unreadable(_, var message) -> throw new IOException(message);
    };
  }
}
