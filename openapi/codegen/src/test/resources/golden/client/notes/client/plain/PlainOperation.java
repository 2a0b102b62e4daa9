package notes.client.plain;

import notes.client.api.ApiOperation;
import notes.client.api.Family;

/** The operations of the family plain. */
public enum PlainOperation implements ApiOperation {
  GET_STATUS("getStatus", "GET", "/plain/status", false, false),
  REPLACE_STATUS("replaceStatus", "PUT", "/plain/status", false, false);

  private final String operationId;
  private final String method;
  private final String path;
  private final boolean secured;
  private final boolean takesIdempotencyKey;

  PlainOperation(
      String operationId,
      String method,
      String path,
      boolean secured,
      boolean takesIdempotencyKey) {
    this.operationId = operationId;
    this.method = method;
    this.path = path;
    this.secured = secured;
    this.takesIdempotencyKey = takesIdempotencyKey;
  }

  @Override
  public String operationId() {
    return operationId;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean secured() {
    return secured;
  }

  @Override
  public boolean takesIdempotencyKey() {
    return takesIdempotencyKey;
  }

  @Override
  public Family family() {
    return Family.PLAIN;
  }
}
