package dev.callsheet.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is no room; the same call may succeed once there is. */
public final class StorageFullException extends StorageUnavailableException {
  private static final long serialVersionUID = 1L;

  /** Says for the log what there is no room for. */
  public StorageFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Java has no type for a full disk, only the system's words. */
  public static boolean isMeantBy(IOException failure) {
    var words = String.valueOf(failure.getMessage());
    return words.contains("No space left")
        || words.contains("not enough space")
        || words.contains("quota exceeded");
  }
}
