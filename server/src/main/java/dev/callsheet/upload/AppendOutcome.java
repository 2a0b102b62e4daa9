package dev.callsheet.upload;

/** How an append ended. */
public sealed interface AppendOutcome {
  /** All bytes of this append are stored; {@code upload.state()} tells whether it was the last. */
  record Appended(Upload upload) implements AppendOutcome {
    /** Where the next append begins. */
    public long offset() {
      return upload.offset();
    }

    /** Whether the blob is made. */
    public boolean complete() {
      return upload.state() == UploadState.COMPLETED;
    }
  }

  /** The body broke off; the bytes before {@code offset} are stored. */
  record Interrupted(long offset, Throwable cause) implements AppendOutcome {}

  /** The next append has to begin at {@code current}; nothing was read. */
  record OffsetMismatch(long current) implements AppendOutcome {}

  /** More bytes than the announced length leaves room for; none of this append counts. */
  record PastEnd(long maxBytes) implements AppendOutcome {}

  /** The bytes are not those that the client sent; none of this append counts. */
  record ChecksumMismatch() implements AppendOutcome {}

  /** No such upload, or one that was terminated, perhaps meanwhile. */
  record NotFound() implements AppendOutcome {}

  /** Too long without a byte. */
  record Expired() implements AppendOutcome {}

  /** Another append of this upload is at work and makes progress. */
  record Busy() implements AppendOutcome {}

  /** The content was turned away by its first bytes. */
  record Refused() implements AppendOutcome {}

  /** The disk of the spool or of the blobs is full; the bytes before {@code offset} are stored. */
  record StorageFull(long offset) implements AppendOutcome {}

  /** Spool or blob store fails; the bytes before {@code offset} are stored. */
  record StorageUnavailable(long offset, Throwable cause) implements AppendOutcome {}
}
