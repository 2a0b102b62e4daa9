package dev.callsheet.office.document;

import java.io.IOException;
import java.io.OutputStream;

/** Makes a file of a document. The same order gives the same bytes, whenever and wherever. */
public interface DocumentWriter {
  /**
   * Writes the file; the stream is left open.
   *
   * @return how many sheets or slides it has; 0 for a text document, whose pages only a layout
   *     knows
   * @throws IOException if the stream, or a source of data or pictures, fails
   */
  int write(Order order, OutputStream file) throws IOException;
}
