package notes.client.api;

/**
 * The operations of the tag Status: each once with exceptions, and once as {@code …Result} with a
 * sealed result that covers every answer.
 */
public final class StatusApi {
  private final Connection connection;

  /**
   * Sends its requests over the connection.
   */
  public StatusApi(Connection connection) {
    this.connection = connection;
  }

  /**
   * Get the status.
   */
  public GetStatusResult.Ok getStatus() throws GetStatusException {
    return getStatusResult().orThrow();
  }

  /**
   * Get the status.
   */
  public GetStatusResult getStatusResult() {
    return connection.exchange(ApiRequest.of(ApiOperation.GET_STATUS), GetStatusResult::of);
  }

  /**
   * Replace the status.
   */
  public void replaceStatus() throws ReplaceStatusException {
    replaceStatusResult().orThrow();
  }

  /**
   * Replace the status.
   */
  public ReplaceStatusResult replaceStatusResult() {
    return connection.exchange(ApiRequest.of(ApiOperation.REPLACE_STATUS), ReplaceStatusResult::of);
  }
}
