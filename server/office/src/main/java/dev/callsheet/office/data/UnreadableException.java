package dev.callsheet.office.data;

import java.io.IOException;

/** Ends the reading of a file that cannot be read; it carries no stack. */
final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final DataReading.Reason reason;
  private final String message;

  UnreadableException(DataReading.Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.message = message;
  }

  DataReading.Unreadable reading() {
    return new DataReading.Unreadable(reason, message);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
