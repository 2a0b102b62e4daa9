package dev.callsheet.documents;

/** What can be made. */
public enum DocumentFormat {
  /** A workbook. */
  EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1),
  /** A text document. */
  WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 2),
  /** A deck of slides. */
  SLIDES("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", 3);

  private static final long MEBIBYTE = 1024 * 1024;

  private final String extension;
  private final String mediaType;
  private final long minimumCharge;

  DocumentFormat(String extension, String mediaType, long minimumCharge) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.minimumCharge = minimumCharge;
  }

  /** How the names of its files end, without the dot. */
  public String extension() {
    return extension;
  }

  /** The media type of its files. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * What one costs, in credits.
   *
   * @param bytes of outline and data
   */
  public long charge(long bytes) {
    return minimumCharge + Math.max(0, Math.ceilDiv(bytes, MEBIBYTE) - 1);
  }
}
