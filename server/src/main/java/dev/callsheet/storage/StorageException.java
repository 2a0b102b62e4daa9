package dev.callsheet.storage;

import org.jspecify.annotations.Nullable;

/** A failure of the blob store that callers are expected to tell apart; carries no stack trace. */
public abstract sealed class StorageException extends RuntimeException
    permits BlobNotFoundException, StorageUnavailableException {
  StorageException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
