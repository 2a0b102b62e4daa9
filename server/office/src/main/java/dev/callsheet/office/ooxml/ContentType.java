package dev.callsheet.office.ooxml;

/** The content types of parts. */
public final class ContentType {
  public static final String XML = "application/xml";
  public static final String RELATIONSHIPS =
      "application/vnd.openxmlformats-package.relationships+xml";
  public static final String CORE_PROPERTIES =
      "application/vnd.openxmlformats-package.core-properties+xml";
  public static final String APPLICATION_PROPERTIES = office("extended-properties");
  public static final String THEME = office("theme");
  public static final String CHART = office("drawingml.chart");
  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";
  public static final String GIF = "image/gif";
  public static final String SVG = "image/svg+xml";

  /** A workbook that lies within another file. */
  public static final String WORKBOOK_FILE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private ContentType() {}

  /** That of a part of a text document: {@code document.main}, {@code styles}. */
  public static String text(String kind) {
    return office("wordprocessingml." + kind);
  }

  /** That of a part of a deck: {@code presentation.main}, {@code slide}. */
  public static String deck(String kind) {
    return office("presentationml." + kind);
  }

  /** That of a part of a workbook: {@code sheet.main}, {@code worksheet}. */
  public static String workbook(String kind) {
    return office("spreadsheetml." + kind);
  }

  private static String office(String kind) {
    return "application/vnd.openxmlformats-officedocument." + kind + "+xml";
  }
}
