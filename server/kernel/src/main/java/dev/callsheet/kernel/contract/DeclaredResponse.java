package dev.callsheet.kernel.contract;

import java.util.Map;

/** An answer that the document declares for an operation. */
public interface DeclaredResponse {
  /** The HTTP status. */
  int status();

  /** The headers to send by name; an optional one that is absent is left out. */
  default Map<String, String> headers() {
    return Map.of();
  }
}
