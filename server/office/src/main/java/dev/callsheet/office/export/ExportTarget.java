package dev.callsheet.office.export;

/** What a document can be exported to. */
public enum ExportTarget {
  CSV("csv", "text/csv; charset=utf-8", false),
  HTML("html", "text/html; charset=utf-8", false),
  TXT("txt", "text/plain; charset=utf-8", false),
  PDF("pdf", "application/pdf", true),
  PNG("png", "image/png", true),
  ODT("odt", "application/vnd.oasis.opendocument.text", true),
  ODP("odp", "application/vnd.oasis.opendocument.presentation", true);

  private final String extension;
  private final String mediaType;
  private final boolean converted;

  ExportTarget(String extension, String mediaType, boolean converted) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.converted = converted;
  }

  /** The end of a file name, without a dot, of an export that is one file. */
  public String extension() {
    return extension;
  }

  /** The media type of an export that is one file. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether LibreOffice makes it. */
  public boolean isConverted() {
    return converted;
  }
}
