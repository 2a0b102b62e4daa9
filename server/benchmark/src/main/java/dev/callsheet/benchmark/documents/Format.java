package dev.callsheet.benchmark.documents;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.docx.DocxWriter;
import dev.callsheet.office.pptx.PptxWriter;
import dev.callsheet.office.xlsx.XlsxWriter;
import java.util.Locale;

/** What documents are made. */
enum Format {
  EXCEL,
  WORD,
  SLIDES;

  DocumentWriter writer() {
    return switch (this) {
      case EXCEL -> new XlsxWriter();
      case WORD -> new DocxWriter();
      case SLIDES -> new PptxWriter();
    };
  }

  /** The operation that makes it. */
  String path() {
    return "/api/v1/" + name().toLowerCase(Locale.ROOT) + "/generate";
  }
}
