package dev.callsheet.studio.asset;

/** Where an asset stands between its upload and being ready. */
public enum AssetState {
  PENDING_UPLOAD,
  PROCESSING,
  PENDING_PAYMENT,
  READY,
  FAILED
}
