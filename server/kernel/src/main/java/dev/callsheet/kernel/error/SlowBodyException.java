package dev.callsheet.kernel.error;

import java.io.IOException;

/** The client sent a request body too slowly; what it sent so far is all that there is. */
public final class SlowBodyException extends IOException {
  /** Made by the deadline of a connection. */
  // The server swallows what it cannot attach to a request only if the message says "connection
  // closed".
  public SlowBodyException() {
    super("connection closed: the request body arrived too slowly");
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
