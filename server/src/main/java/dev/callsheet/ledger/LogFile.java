package dev.callsheet.ledger;

/**
 * Something of the log as it is sent.
 *
 * @param immutable whether the same address never answers anything else
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LogFile(byte[] bytes, String mediaType, boolean immutable) {
  /** Notes and proofs. */
  public static final String TEXT = "text/plain; charset=utf-8";

  /** Tiles and bundles. */
  public static final String BINARY = "application/octet-stream";
}
