package dev.callsheet.upload;

/**
 * A bean that is told of every upload's end, inside the transaction that records it: when a method
 * throws, nothing is recorded, and the end is tried again later.
 *
 * <p>Uploads of every {@link Upload#purpose()} come by; a listener passes over those of others.
 */
public interface UploadListener {
  /** The content is in the blob store under {@link Upload#blobKey()}. */
  default void completed(Upload upload) {}

  /** A {@link ContentFilter} turned the content away. */
  default void refused(Upload upload) {}

  /** The client withdrew the upload. */
  default void terminated(Upload upload) {}

  /** Too long without a byte. */
  default void expired(Upload upload) {}
}
