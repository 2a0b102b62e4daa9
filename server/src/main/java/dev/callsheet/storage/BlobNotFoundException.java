package dev.callsheet.storage;

/** The key holds no blob. */
public final class BlobNotFoundException extends StorageException {
  private static final long serialVersionUID = 1L;

  /** Names the key that holds nothing. */
  public BlobNotFoundException(String key) {
    super("No blob under " + key, null);
  }
}
