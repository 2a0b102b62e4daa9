package dev.callsheet.office.ooxml;

/** The namespaces of the formats' markup. */
public final class Namespace {
  /** Drawings: themes, shapes, pictures. Prefix {@code a}. */
  public static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

  /** Charts. Prefix {@code c}. */
  public static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

  /** Pictures within drawings. Prefix {@code pic}. */
  public static final String PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";

  /** Where drawings stand in a text. Prefix {@code wp}. */
  public static final String TEXT_DRAWING =
      "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

  /** References to relationships. Prefix {@code r}. */
  public static final String RELATIONSHIP =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Text documents. Prefix {@code w}. */
  public static final String TEXT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  /** Decks. Prefix {@code p}. */
  public static final String DECK = "http://schemas.openxmlformats.org/presentationml/2006/main";

  /** Workbooks. */
  public static final String WORKBOOK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private Namespace() {}
}
