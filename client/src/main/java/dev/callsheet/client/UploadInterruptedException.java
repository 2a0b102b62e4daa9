package dev.callsheet.client;

/**
 * Thrown when an upload made no progress for too long. The bytes that the server has are kept until
 * the upload expires: send the same file to the same asset to go on.
 */
public final class UploadInterruptedException extends RuntimeException {

  private final String assetId;

  UploadInterruptedException(String assetId, Exception cause) {
    super("The upload of asset " + assetId + " made no progress: " + cause.getMessage(), cause);
    this.assetId = assetId;
  }

  /** Returns the asset whose upload can be resumed. */
  public String assetId() {
    return assetId;
  }
}
