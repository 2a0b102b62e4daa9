package notes.api.plain;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code PUT /plain/status} can answer. */
public sealed interface ReplaceStatusResponse extends DeclaredResponse
    permits ReplaceStatusNoContent, ReplaceStatusConflict, TooManyRequests,
        ReplaceStatusInternalServerError {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "replaceStatus",
      "/plain/status",
      "plain",
      false,
      null,
      false,
      null,
      Set.of(),
      List.of(
          ReplaceStatusNoContent.DECLARED,
          ReplaceStatusConflict.DECLARED,
          TooManyRequests.DECLARED,
          ReplaceStatusInternalServerError.DECLARED));
}
