package dev.callsheet.upload;

/** A bean that looks at the first bytes of an upload, so that a useless one ends early. */
@FunctionalInterface
public interface ContentFilter {
  /** How many bytes a filter is shown, unless the whole content is shorter. */
  int HEAD_BYTES = 4096;

  /** Whether the upload, whose content begins so, may go on. */
  boolean accepts(Upload upload, byte[] head);
}
