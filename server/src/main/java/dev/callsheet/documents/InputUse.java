package dev.callsheet.documents;

/** A feature that reads files and images when their owner no longer waits for it. */
public interface InputUse {
  /**
   * Whether something unfinished needs the file or image.
   *
   * @param id of one that whoever asks has locked
   */
  boolean needs(String id);
}
