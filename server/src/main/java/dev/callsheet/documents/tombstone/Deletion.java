package dev.callsheet.documents.tombstone;

/** What came of deleting a file or an image. */
public enum Deletion {
  DELETED,
  /** It was deleted before. */
  GONE,
  UNKNOWN,
  /** A run that is not finished needs it. */
  NEEDED
}
