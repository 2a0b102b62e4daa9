package dev.callsheet.kernel.form;

import dev.callsheet.kernel.request.Caller;

/**
 * How large the files are that a caller may send in the forms of a family; an application has at
 * most one for each family. It counts for the fields of which the document says nothing; where
 * there is none, the settings of the server count.
 */
public interface FileSizeLimit {
  /** Returns the name of the family in the document. */
  String family();

  /** Returns how many bytes a file of this caller may have, at least 1. */
  long maxBytes(Caller caller);
}
