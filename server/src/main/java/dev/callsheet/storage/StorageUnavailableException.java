package dev.callsheet.storage;

import dev.callsheet.job.ClassifiedFailure;
import dev.callsheet.job.FailureKind;
import org.jspecify.annotations.Nullable;

/** The store cannot be reached, refuses us, or is full; the same call may succeed later. */
public sealed class StorageUnavailableException extends StorageException
    implements ClassifiedFailure permits StorageFullException {
  private static final long serialVersionUID = 1L;

  /** Says for the log what could not be done; the cause is what the store or disk answered. */
  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public FailureKind failureKind() {
    return FailureKind.OUTAGE;
  }
}
