package notes.api.plain;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code GET /plain/status} can answer. */
public sealed interface GetStatusResponse extends DeclaredResponse
    permits GetStatusOk, NotFound, TooManyRequests, Failed {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "getStatus",
      "GET",
      "/plain/status",
      "plain",
      false,
      null,
      Set.of(),
      List.of(
          GetStatusOk.DECLARED,
          NotFound.DECLARED,
          TooManyRequests.DECLARED,
          Failed.DECLARED));
}
