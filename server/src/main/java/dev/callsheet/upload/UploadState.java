package dev.callsheet.upload;

/** Where an upload stands. */
public enum UploadState {
  /** Bytes are awaited, or all are there and the blob is about to be made. */
  RECEIVING,
  /** The blob holds the content. */
  COMPLETED,
  /** The first bytes were no content that is wanted here; nothing was kept. */
  REFUSED
}
