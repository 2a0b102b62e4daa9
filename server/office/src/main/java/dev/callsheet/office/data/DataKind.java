package dev.callsheet.office.data;

import java.util.Locale;

/** The kinds of files that are read. */
public enum DataKind {
  /** Values with commas, semicolons or another sign between them. */
  CSV("text/csv", "csv"),
  /** Values with tabs between them. */
  TSV("text/tab-separated-values", "tsv", "tab"),
  /** Objects, or lines of one object each. */
  JSON("application/json", "json", "jsonl", "ndjson"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "xlsm"),
  /** Text without a form; it has no table. */
  TXT("text/plain", "txt", "text"),
  /** Markdown; it has no table of its own, but its text may serve as an outline. */
  MD("text/markdown", "md", "markdown");

  private final String mediaType;
  private final String[] extensions;

  DataKind(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = extensions;
  }

  /** The registered media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  boolean isNamed(String fileName) {
    var name = fileName.strip().toLowerCase(Locale.ROOT);
    for (var extension : extensions) {
      if (name.endsWith("." + extension)) {
        return true;
      }
    }
    return false;
  }
}
