package dev.callsheet.office.export;

import java.util.List;

/** The formats in which documents are made, and what each can be exported to. */
public enum OfficeFormat {
  /** A workbook. */
  XLSX(ExportTarget.CSV, ExportTarget.HTML, ExportTarget.PDF, ExportTarget.PNG),
  /** A text document. */
  DOCX(ExportTarget.HTML, ExportTarget.TXT, ExportTarget.PDF, ExportTarget.ODT),
  /** A deck of slides. */
  PPTX(ExportTarget.TXT, ExportTarget.PDF, ExportTarget.PNG, ExportTarget.ODP);

  private final List<ExportTarget> targets;

  OfficeFormat(ExportTarget... targets) {
    this.targets = List.of(targets);
  }

  /** What it can be exported to. */
  public List<ExportTarget> targets() {
    return targets;
  }
}
