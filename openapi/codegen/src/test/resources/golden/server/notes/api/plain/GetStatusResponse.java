package notes.api.plain;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code GET /plain/status} can answer. */
public sealed interface GetStatusResponse extends DeclaredResponse
    permits GetStatusOk, NotFound, TooManyRequests, Failed {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "getStatus",
      "/plain/status",
      "plain",
      false,
      null,
      false,
      null,
      Set.of(),
      List.of(
          GetStatusOk.DECLARED,
          NotFound.DECLARED,
          TooManyRequests.DECLARED,
          Failed.DECLARED));
}
