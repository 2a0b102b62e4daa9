package dev.callsheet.documents.file;

import dev.callsheet.api.documents.model.Column;
import dev.callsheet.api.documents.model.ColumnType;
import dev.callsheet.api.documents.model.File;
import dev.callsheet.api.documents.model.FileKind;
import dev.callsheet.api.documents.model.FilePage;
import dev.callsheet.api.documents.model.Table;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.page.Page;

/** Files as the contract writes them. */
final class FileModels {
  private FileModels() {}

  static File file(StoredFile file) {
    var described = file.described();
    return new File(
        file.id(),
        file.fileName(),
        switch (file.kind()) {
          case CSV -> FileKind.CSV;
          case TSV -> FileKind.TSV;
          case JSON -> FileKind.JSON;
          case XLSX -> FileKind.XLSX;
          case TXT -> FileKind.TXT;
          case MD -> FileKind.MD;
        },
        file.kind().mediaType(),
        file.sizeBytes(),
        file.sha256(),
        described.encoding(),
        described.tables().stream().map(FileModels::table).toList(),
        DocumentsModels.warnings(described.warnings()),
        file.createdAt());
  }

  static FilePage page(Page<StoredFile> page) {
    return new FilePage(page.items().stream().map(FileModels::file).toList(), page.nextCursor());
  }

  private static Table table(FileDescription.Table table) {
    return new Table(
        table.name(), table.rows(), table.columns().stream().map(FileModels::column).toList());
  }

  private static Column column(FileDescription.Column column) {
    return new Column(
        column.name(),
        switch (column.type()) {
          case TEXT -> ColumnType.TEXT;
          case NUMBER -> ColumnType.NUMBER;
          case PERCENT -> ColumnType.PERCENT;
          case CURRENCY -> ColumnType.CURRENCY;
          case DATE -> ColumnType.DATE;
          case DATE_TIME -> ColumnType.DATE_TIME;
          case TIME -> ColumnType.TIME;
          case BOOLEAN -> ColumnType.BOOLEAN;
        });
  }
}
