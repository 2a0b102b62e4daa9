package dev.callsheet.client;

/** Hears how far an upload has come. */
@FunctionalInterface
public interface UploadProgress {

  /**
   * Called after each chunk, and after each resumption, when the number of bytes may have shrunk.
   *
   * @param sentBytes how many bytes have been sent
   * @param totalBytes the size of the file
   */
  void sent(long sentBytes, long totalBytes);

  /** Returns one that does not care. */
  static UploadProgress none() {
    return (sentBytes, totalBytes) -> {};
  }
}
