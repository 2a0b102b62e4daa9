package notes.api.plain;

import notes.api.ContractOperation;
import notes.api.DeclaredOperation;

/** The operations of the family {@code plain}. */
public enum PlainOperation implements ContractOperation {
  /** {@code GET /plain/status} */
  GET_STATUS(GetStatusResponse.OPERATION),

  /** {@code PUT /plain/status} */
  REPLACE_STATUS(ReplaceStatusResponse.OPERATION);

  private final DeclaredOperation declared;

  PlainOperation(DeclaredOperation declared) {
    this.declared = declared;
  }

  @Override
  public DeclaredOperation declared() {
    return declared;
  }
}
