package notes.api;

import java.util.Map;

/** An answer that the document declares for an operation. */
public interface DeclaredResponse {
  /** The operation that answers. */
  ContractOperation operation();

  /** The HTTP status. */
  int status();

  /** The headers to send by name; an optional one that is absent is left out. */
  Map<String, String> headers();
}
