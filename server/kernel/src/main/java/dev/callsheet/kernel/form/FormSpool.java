package dev.callsheet.kernel.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the files of a form are written while they arrive. */
public interface FormSpool {
  /** Creates an empty file, which whoever asked for it deletes. */
  Path newFile() throws IOException;

  /** Opens such a file for writing. */
  OutputStream open(Path file) throws IOException;
}
