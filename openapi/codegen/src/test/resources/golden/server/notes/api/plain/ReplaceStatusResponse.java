package notes.api.plain;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code PUT /plain/status} can answer. */
public sealed interface ReplaceStatusResponse extends DeclaredResponse
    permits ReplaceStatusNoContent, ReplaceStatusConflict, TooManyRequests,
        ReplaceStatusInternalServerError {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "replaceStatus",
      "PUT",
      "/plain/status",
      "plain",
      false,
      null,
      Set.of(),
      List.of(
          ReplaceStatusNoContent.DECLARED,
          ReplaceStatusConflict.DECLARED,
          TooManyRequests.DECLARED,
          ReplaceStatusInternalServerError.DECLARED));
}
