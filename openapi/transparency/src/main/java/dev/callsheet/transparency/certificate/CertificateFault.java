package dev.callsheet.transparency.certificate;

/** Why a certificate proves nothing. */
public enum CertificateFault {
  /** It is not a certificate, or one of a format that is not known. */
  MALFORMED,
  /** The checkpoint is not signed by the log's key: another log, another key, or no signature. */
  UNKNOWN_KEY,
  /** A known key's signature does not fit the checkpoint. */
  BAD_SIGNATURE,
  /** The checkpoint is another log's than the one that the key belongs to. */
  WRONG_ORIGIN,
  /** Too few witnesses cosigned the checkpoint. */
  TOO_FEW_WITNESSES,
  /** The checkpoint's tree does not hold the entry. */
  NOT_INCLUDED,
  /** What is told of the work does not belong to the entry. */
  WRONG_OPENING,
  /** The recording is another. */
  WRONG_MEDIA
}
