package dev.callsheet.studio;

/** Where an asset stands between its upload and being ready. */
enum AssetState {
  PENDING_UPLOAD,
  PROCESSING,
  PENDING_PAYMENT,
  READY,
  FAILED
}
